package dev.sextant.board;

import java.util.LinkedHashMap;
import java.util.Map;

/** The chronicle: the newest stories of all groups. */
record LogView() implements View {

    @Override
    public String name() {
        return "log";
    }

    @Override
    public Map<String, Object> draw(Moment moment) {
        var view = new LinkedHashMap<String, Object>();
        view.put("incident", moment.header());
        view.put("entries", moment.told(Chronicle.newest(moment.chronicle().stories(), Chronicle.SHOWN)));
        view.put("told", moment.chronicle().told());
        return view;
    }
}
