package dev.sextant.board;

import dev.sextant.plan.RecordType;
import java.util.LinkedHashMap;
import java.util.Map;

/** The records of a type that only some people see ({@link RecordType#onlyFor}); no other view has them. */
record ClosedView(String type) implements View {

    @Override
    public String name() {
        return Picture.CLOSED + type;
    }

    @Override
    public Map<String, Object> draw(Moment moment) {
        var cards = new LinkedHashMap<String, Object>();
        moment.incident().records().ofType(type).forEach(record -> cards.put(record.id(), moment.card(record)));
        var view = new LinkedHashMap<String, Object>();
        view.put("incident", moment.header());
        view.put("records", cards);
        return view;
    }
}
