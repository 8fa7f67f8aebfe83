package dev.sextant.plan;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Makes one document of a plan's files. Bounds what a file may cost: its size, its depth, how often it repeats itself.
 */
final class YamlReader {
    private static final int MAX_FILES = 500;
    private static final int MAX_CHARACTERS = 2_000_000;
    private static final int MAX_DEPTH = 24;
    private static final int MAX_ALIASES = 200;
    private static final int MAX_NODES = 200_000;

    /** How deep the sections that several files may fill are merged; the others by their entries. */
    private static final Map<String, Integer> MERGED = Map.of("incident", 2, "checklists", 2, "wall", 2, "field", 2);

    /** The parts of a plan that are lists; the others are mappings. */
    private static final Set<String> LISTS = Set.of("attention", "endOfResponse");

    private final Problems problems;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;
    private String file = "";
    private String text = "";
    private boolean surrogates;
    private boolean unread;

    private YamlReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * The mapping that {@code files} make together, in the order of their paths. Null when one could not be read: what
     * is missing then would be reported as missing, too.
     */
    static Yaml.@Nullable Mapping read(Map<String, String> files, Problems problems) {
        YamlReader reader = new YamlReader(problems);
        Yaml.Mapping whole = new Yaml.Mapping(Map.of(), new Place("plan", 1, 1));
        if (files.size() > MAX_FILES) {
            problems.report(whole.place(), "文件超过 %s 个", "more than %s files", MAX_FILES);
            return null;
        }
        for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
            Yaml document = reader.document(file.getKey(), file.getValue());
            if (document instanceof Yaml.Mapping mapping) {
                whole = reader.joined(whole, mapping);
            } else if (document != null && !(document instanceof Yaml.Text nothing && nothing.absent())) {
                problems.report(
                        document.place(),
                        "预案文件应写成“键: 值”的形式，这里是%s",
                        "a plan's file is a mapping, this is %s",
                        document.kind());
            }
        }
        return reader.unread ? null : whole;
    }

    private @Nullable Yaml document(String path, String content) {
        file = path;
        text = content.startsWith("\uFEFF") ? content.substring(1) : content;
        boolean unreadBefore = unread;
        unread = true;
        surrogates = text.codePoints().anyMatch(Character::isSupplementaryCodePoint);
        if (text.length() > MAX_CHARACTERS) {
            problems.report(
                    new Place(path, 1, 1), "文件超过 %s 个字符", "the file is longer than %s characters", MAX_CHARACTERS);
            return null;
        }
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        try {
            Node root = new org.yaml.snakeyaml.Yaml(options).compose(new StringReader(text));
            Yaml document = root == null ? null : convert(root);
            unread = unreadBefore;
            return document;
        } catch (MarkedYAMLException syntax) {
            Mark mark = syntax.getProblemMark();
            Place place = mark == null ? new Place(path, 1, 1) : place(mark);
            YamlMistakes.report(syntax, place, text, problems);
        } catch (ReaderException unreadable) {
            String before = text.substring(0, Math.min(unreadable.getPosition(), text.length()));
            int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
            Place place = new Place(path, line, before.length() - before.lastIndexOf('\n'));
            problems.report(place, "YAML 文件里不允许有这个字符", "a character that a YAML file may not hold");
        } catch (YAMLException refused) {
            problems.report(new Place(path, 1, 1), "无法读取：%s", "not read: %s", YamlMistakes.inWords(refused));
        }
        return null;
    }

    private Yaml convert(Node node) {
        Place place = place(node.getStartMark());
        if (++nodes > MAX_NODES) throw new YAMLException(YamlMistakes.TOO_LARGE);
        if (node instanceof ScalarNode scalar) return scalar(scalar, place);
        if (!open.add(node)) {
            problems.report(place, "这里引用了自身", "this refers to itself");
            return new Yaml.Items(List.of(), place);
        }
        Yaml converted =
                node instanceof MappingNode mapping ? mapping(mapping, place) : items((SequenceNode) node, place);
        open.remove(node);
        return converted;
    }

    private Yaml.Text scalar(ScalarNode scalar, Place place) {
        int from = offset(scalar.getStartMark());
        int to = offset(scalar.getEndMark());
        ScalarStyle style = scalar.getScalarStyle();
        boolean block = style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
        return new Yaml.Text(scalar.getValue(), text.substring(from, to), style == ScalarStyle.PLAIN, block, place);
    }

    private Yaml mapping(MappingNode node, Place place) {
        Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
                problems.report(place(tuple.getKeyNode().getStartMark()), "键应是文字", "a key must be a text");
                continue;
            }
            Yaml.Text key = scalar(scalar, place(scalar.getStartMark()));
            Yaml.Entry first = entries.get(key.value());
            Yaml value = convert(tuple.getValueNode());
            if (first == null) entries.put(key.value(), new Yaml.Entry(key, value));
            else twice(key, first);
        }
        return new Yaml.Mapping(entries, place);
    }

    private Yaml items(SequenceNode node, Place place) {
        List<Yaml> items = new ArrayList<>();
        for (Node item : node.getValue()) items.add(convert(item));
        return new Yaml.Items(items, place);
    }

    private Yaml.Mapping joined(Yaml.Mapping whole, Yaml.Mapping more) {
        Yaml.Mapping joined = whole.entries().isEmpty() ? new Yaml.Mapping(Map.of(), more.place()) : whole;
        for (Map.Entry<String, Yaml.Entry> entry : more.entries().entrySet()) {
            Yaml.Entry first = joined.entries().get(entry.getKey());
            if (first != null && otherKind(entry.getKey(), entry.getValue().value())) continue;
            if (first != null && otherKind(entry.getKey(), first.value())) first = null;
            int depth = MERGED.getOrDefault(entry.getKey(), 1);
            joined = joined.with(
                    entry.getKey(), first == null ? entry.getValue() : merged(first, entry.getValue(), depth));
        }
        return joined;
    }

    /** Whether this is no part of the plan that several files may fill; told unless nothing is written. */
    private boolean otherKind(String key, Yaml value) {
        boolean list = LISTS.contains(key);
        if (list ? value instanceof Yaml.Items : value instanceof Yaml.Mapping) return false;
        boolean nothing = value instanceof Yaml.Text text && text.absent();
        if (!nothing && list)
            problems.report(value.place(), "“%s”应是列表，这里是%s", "'%s' must be a list, this is %s", key, value.kind());
        else if (!nothing)
            problems.report(
                    value.place(),
                    "%s应写成“键: 值”的形式，这里是%s",
                    "%s must be a mapping, this is %s",
                    Wording.quoted(key),
                    value.kind());
        return true;
    }

    private Yaml.Entry merged(Yaml.Entry first, Yaml.Entry second, int depth) {
        if (depth > 0 && first.value() instanceof Yaml.Mapping a && second.value() instanceof Yaml.Mapping b) {
            Map<String, Yaml.Entry> entries = new LinkedHashMap<>(a.entries());
            b.entries().forEach((key, entry) -> entries.merge(key, entry, (x, y) -> merged(x, y, depth - 1)));
            return new Yaml.Entry(first.key(), new Yaml.Mapping(entries, a.place()));
        }
        if (depth > 0 && first.value() instanceof Yaml.Items a && second.value() instanceof Yaml.Items b) {
            List<Yaml> items = new ArrayList<>(a.items());
            items.addAll(b.items());
            return new Yaml.Entry(first.key(), new Yaml.Items(items, a.place()));
        }
        twice(second.key(), first);
        return first;
    }

    private void twice(Yaml.Text key, Yaml.Entry first) {
        problems.report(
                key.place(),
                "“%s”重复；先前写在 %s",
                "'%s' is given twice; first at %s",
                key.value(),
                first.key().place());
    }

    /** Marks count code points; in most files those are characters. */
    private int offset(Mark mark) {
        return surrogates ? text.offsetByCodePoints(0, mark.getIndex()) : mark.getIndex();
    }

    private Place place(Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
