package dev.sextant.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads lines with {@code {field}} slots and {@code [… {field} …]} parts. */
final class TemplateReader {
    private final Draft draft;
    private final Wording what;
    private final Collection<String> slots;

    /**
     * @param what a slot is called in messages
     * @param slots the names that a slot may have
     */
    TemplateReader(Draft draft, Wording what, Collection<String> slots) {
        this.draft = draft;
        this.what = what;
        this.slots = slots;
    }

    Template read(Section section, String key) {
        Label label = draft.label(section, key);
        Map<String, List<Template.Part>> parts = new LinkedHashMap<>();
        if (section.get(key) instanceof Yaml.Mapping mapping) {
            for (String language : label.texts().keySet()) {
                if (mapping.get(language) instanceof Yaml.Text line) parts.put(language, line(line));
            }
        }
        return new Template(parts);
    }

    /** The parts of a text with slots, in one language. */
    List<Template.Part> line(Yaml.Text line) {
        List<Template.Part> parts = new ArrayList<>();
        List<Template.Part> into = parts;
        StringBuilder text = new StringBuilder();
        String value = line.value();
        int opened = -1;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '{') {
                int end = value.indexOf('}', i);
                if (end < 0) {
                    draft.problems().report(line.placeAt(i), "“{”没有用“}”闭合", "'{' is not closed by '}'");
                    return parts;
                }
                flush(text, into);
                into.add(slot(line, i + 1, value.substring(i + 1, end)));
                i = end;
            } else if (c == '[' && opened < 0) {
                flush(text, into);
                into = new ArrayList<>();
                opened = i;
            } else if (c == ']' && opened >= 0) {
                flush(text, into);
                parts.add(optional(line, opened, into));
                into = parts;
                opened = -1;
            } else if (c == '}' || c == '[' || c == ']') {
                draft.problems()
                        .report(
                                line.placeAt(i),
                                "“%s”不成对；应写 {字段} 或 [… {字段} …]",
                                "'%s' stands alone; write {field} or [… {field} …]",
                                c);
                return parts;
            } else {
                text.append(c);
            }
        }
        flush(text, into);
        if (opened >= 0) draft.problems().report(line.placeAt(opened), "“[”没有用“]”闭合", "'[' is not closed by ']'");
        return parts;
    }

    private Template.Slot slot(Yaml.Text line, int at, String name) {
        if (!slots.contains(name)) {
            draft.problems().unknown(line.placeAt(at), what, name, slots);
        }
        return new Template.Slot(name);
    }

    private Template.Part optional(Yaml.Text line, int at, List<Template.Part> parts) {
        if (parts.stream().noneMatch(part -> part instanceof Template.Slot)) {
            draft.problems()
                    .report(line.placeAt(at), "[ ] 里须有一个可以为空的 {字段}", "a part in [ ] needs a {field} that may be empty");
        }
        return new Template.Optional(parts);
    }

    private static void flush(StringBuilder text, List<Template.Part> into) {
        if (text.length() > 0) into.add(new Template.Text(text.toString()));
        text.setLength(0);
    }
}
