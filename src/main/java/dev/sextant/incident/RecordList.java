package dev.sextant.incident;

import dev.sextant.plan.Judged;
import dev.sextant.plan.Records;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records that count, in order of creation, as the plan's expressions see them. The questions that rules ask most are
 * answered from an index, without making an expression walk over everything.
 */
class RecordList extends AbstractList<Map<String, Object>> implements Records {

    private static final ByTime.Question BY_TIME = new ByTime.Question();

    private final Index index;

    RecordList(Index index) {
        this.index = index;
    }

    /** {@code all.<type>}: all of one type; the register knows them by state and by id, too. */
    static Records ofType(Register register, String type) {
        return new RecordList(register.index(type)) {
            @Override
            public List<Map<String, Object>> inState(Set<String> states) {
                return values(register.inState(type, states));
            }

            @Override
            public @Nullable Map<String, Object> find(String id) {
                BoardRecord record = register.find(id);
                return record != null && record.type().equals(type) && record.counts() ? record.asValues() : null;
            }
        };
    }

    @Override
    public Map<String, Object> get(int at) {
        return index.records().get(at).asValues();
    }

    @Override
    public int size() {
        return index.size();
    }

    @Override
    public List<Map<String, Object>> inState(Set<String> states) {
        return Records.walked(this).inState(states);
    }

    @Override
    public List<Map<String, Object>> latestBy(String field) {
        return values(byValue(field).latest());
    }

    @Override
    public List<Map<String, Object>> latestBy(String field, Instant until) {
        return values(byValue(field).latest(until));
    }

    @Override
    public List<Map<String, Object>> with(String field, Object value) {
        return values(byValue(field).with(value));
    }

    @Override
    public List<Map<String, Object>> since(Instant from) {
        return values(byTime().since(from));
    }

    @Override
    public @Nullable Map<String, Object> newest() {
        BoardRecord newest = byTime().newest();
        return newest == null ? null : newest.asValues();
    }

    @Override
    public @Nullable Instant nextTime(Instant from) {
        return byTime().nextTime(from);
    }

    @Override
    public @Nullable Map<String, Object> find(String id) {
        return Records.walked(this).find(id);
    }

    @Override
    public List<Map<String, Object>> unjudged(String condition) {
        return values(holding(condition).open().values());
    }

    @Override
    public Records judged(String condition, List<Map<String, Object>> holding) {
        var ids = new HashSet<Object>();
        holding.forEach(one -> ids.add(one.get("id")));
        for (BoardRecord open : holding(condition).open().values()) {
            Judged judged = open.asValues();
            judged.judge(condition, ids.contains(open.id()));
        }
        return new RecordList(holding(condition).holding());
    }

    private ByTime byTime() {
        return index.answer(BY_TIME);
    }

    private ByValue byValue(String field) {
        return index.answer(new ByValue.Question(field));
    }

    private Holding holding(String condition) {
        return index.answer(new Holding.Question(condition));
    }

    static List<Map<String, Object>> values(Collection<BoardRecord> records) {
        var values = new ArrayList<Map<String, Object>>(records.size());
        for (BoardRecord record : records) {
            values.add(record.asValues());
        }
        return values;
    }
}
