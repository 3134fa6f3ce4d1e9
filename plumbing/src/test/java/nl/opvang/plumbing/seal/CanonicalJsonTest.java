package nl.opvang.plumbing.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
    private static final String[] TEXTS = {
        "",
        "a",
        "aa",
        "b",
        "ö",
        "€",
        "\uD83D\uDE00",
        "\uFB33",
        "\\\"",
        "\\\\",
        "\\/",
        "\\u0001",
        "\\u20AC",
        "\\n",
        "\\b\\f\\r\\t",
        "/",
        "\\uD83D\\uDE00",
        "\u007f",
        "{",
        "}",
        "[,]",
        ":",
        " "
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " { } ",
                "{\"a\":[ ]}",
                "{\"b\" : 1 , \"a\" : { \"d\":null,\"c\":true } }",
                "{\"a\":[1, -2,[],{}, \"\\u001f\" ],\"aa\":0}",
                "{\"a\":-0,\"b\":1.50,\"c\":1e3,\"d\":9007199254740993,\"e\":123456789012345678901234567890}",
                "{\"\\r\":1,\"1\":2,\"\uFB33\":3,\"\uD83D\uDE00\":4}"
            })
    void it_is_what_a_library_makes_of_it(String json) throws IOException {
        assertThat(CanonicalJson.of(json)).isEqualTo(new JsonCanonicalizer(json).getEncodedString());
    }

    @Test
    void so_it_is_of_anything() throws IOException {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            var json = object(random, 0);
            assertThat(CanonicalJson.of(json))
                    .as("seed %d, %s", seed, json)
                    .isEqualTo(new JsonCanonicalizer(json).getEncodedString());
        }
    }

    private static String object(Random random, int depth) {
        var json = new StringBuilder("{");
        for (int left = random.nextInt(6); left > 0; left--) {
            json.append(json.length() == 1 ? "" : ",")
                    .append(space(random))
                    .append('"')
                    .append(text(random))
                    // So that no name is said twice.
                    .append(left)
                    .append('"')
                    .append(space(random))
                    .append(':')
                    .append(value(random, depth));
        }
        return json.append(space(random)).append('}').toString();
    }

    private static String value(Random random, int depth) {
        return space(random)
                + switch (random.nextInt(depth > 4 ? 4 : 6)) {
                    case 0 -> Long.toString(random.nextLong() >> random.nextInt(64));
                    case 1 -> random.nextBoolean() ? "true" : "null";
                    case 2 -> Double.toString(random.nextGaussian());
                    case 3 -> "\"" + text(random) + text(random) + "\"";
                    case 4 -> object(random, depth + 1);
                    default -> "[" + value(random, depth + 1) + "," + value(random, depth + 1) + "]";
                }
                + space(random);
    }

    private static String text(Random random) {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    private static String space(Random random) {
        return random.nextInt(4) == 0 ? " \n" : "";
    }
}
