package dev.sextant.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON from strangers: one object, no name twice in it, not deeper than {@value #DEEPEST}, not more than
 * {@value #VALUES} values, whole numbers that fit 64 bits, text that can be written as UTF-8 again. What is wrong is said
 * with line and column.
 */
public final class StrictJson {
    public static final int DEEPEST = 20;
    public static final int VALUES = 2_000;
    private static final int LONGEST_NUMBER = 40;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private final JsonParser parser;
    private int values;

    /** The text is not what is asked for. */
    public static final class Malformed extends Exception {
        private final int line;
        private final int column;

        Malformed(String what, int line, int column) {
            super(what, null, false, false);
            this.line = line;
            this.column = column;
        }

        public int line() {
            return line;
        }

        public int column() {
            return column;
        }

        /** What is wrong, in a few English words. */
        public String what() {
            return String.valueOf(getMessage());
        }
    }

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    /** @throws Malformed when the bytes are not one such object */
    public static JsonObject object(byte[] utf8) throws Malformed {
        try (JsonParser parser = FACTORY.createParser(utf8)) {
            StrictJson reader = new StrictJson(parser);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw reader.malformed("an object {…} is expected");
            }
            JsonObject object = reader.object();
            if (parser.nextToken() != null) {
                throw reader.malformed("nothing may follow the object");
            }
            return object;
        } catch (StreamConstraintsException limit) {
            throw new Malformed("deeper than " + DEEPEST + " levels, or a number or name that is too long", 1, 1);
        } catch (JsonParseException notJson) {
            throw new Malformed(
                    notJson.getOriginalMessage(),
                    notJson.getLocation() == null ? 1 : notJson.getLocation().getLineNr(),
                    notJson.getLocation() == null ? 1 : notJson.getLocation().getColumnNr());
        } catch (IOException notText) {
            throw new Malformed("this is not UTF-8 text", 1, 1);
        }
    }

    private JsonObject object() throws IOException, Malformed {
        JsonObject object = new JsonObject();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = sound(parser.currentName());
            parser.nextToken();
            object.put(name, value());
        }
        return object;
    }

    private JsonArray array() throws IOException, Malformed {
        JsonArray array = new JsonArray();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }

    private @Nullable Object value() throws IOException, Malformed {
        if (++values > VALUES) {
            throw malformed("more than " + VALUES + " values");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> sound(parser.getText());
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> fraction();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private Long whole() throws IOException, Malformed {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw malformed("a whole number beyond " + Long.MAX_VALUE);
        }
        return parser.getLongValue();
    }

    private Double fraction() throws IOException, Malformed {
        double number = parser.getDoubleValue();
        if (Double.isInfinite(number)) {
            throw malformed("a number that is too large");
        }
        return number;
    }

    /** Half a surrogate pair cannot be written again, and nobody types a NUL. */
    private String sound(String text) throws Malformed {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw malformed("text with a NUL character");
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw malformed("text with half a character (an unpaired surrogate)");
            }
        }
        return text;
    }

    private Malformed malformed(String what) {
        return new Malformed(
                what,
                parser.currentTokenLocation().getLineNr(),
                parser.currentTokenLocation().getColumnNr());
    }
}
