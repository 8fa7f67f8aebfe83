package dev.sextant.incident;

import dev.sextant.plan.Records;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code all.<type>} of the plan's expressions: the records of one type that count, in order of creation. The questions
 * that rules ask most are answered from the register's indexes, without making an expression walk over everything.
 */
final class RecordList extends AbstractList<Map<String, Object>> implements Records {

    private final Register register;
    private final String type;
    private @Nullable List<BoardRecord> loaded;

    RecordList(Register register, String type) {
        this.register = register;
        this.type = type;
    }

    @Override
    public Map<String, Object> get(int index) {
        return records().get(index).asValues();
    }

    @Override
    public int size() {
        return register.count(type);
    }

    @Override
    public List<Map<String, Object>> inState(Set<String> states) {
        return values(register.inState(type, states));
    }

    @Override
    public List<Map<String, Object>> latestBy(String field) {
        return values(register.latestBy(type, field));
    }

    @Override
    public List<Map<String, Object>> with(String field, Object value) {
        var found = new ArrayList<Map<String, Object>>();
        for (BoardRecord record : records()) {
            if (value.equals(record.fields().get(field))) {
                found.add(record.asValues());
            }
        }
        return found;
    }

    @Override
    public @Nullable Map<String, Object> find(String id) {
        BoardRecord record = register.find(id);
        return record != null && record.type().equals(type) && record.counts() ? record.asValues() : null;
    }

    private List<BoardRecord> records() {
        List<BoardRecord> known = loaded;
        if (known == null) {
            known = register.ofType(type);
            loaded = known;
        }
        return known;
    }

    private static List<Map<String, Object>> values(List<BoardRecord> records) {
        var values = new ArrayList<Map<String, Object>>(records.size());
        for (BoardRecord record : records) {
            values.add(record.asValues());
        }
        return values;
    }
}
