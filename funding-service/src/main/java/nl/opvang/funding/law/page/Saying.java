package nl.opvang.funding.law.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.contracts.funding.Certainty;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.page.Words;
import nl.opvang.plumbing.page.form.Fields;
import org.jspecify.annotations.Nullable;

/** Something that the ministry says about norms or rules: its form, and the command that the API would give. */
interface Saying {
    /** Longest text. */
    int MOST = 1000;

    /** Nothing is certain until somebody says so. */
    Map<String, String> DOUBTFUL = Map.of("certainty", Certainty.NOT_VERIFIED.name());

    /** Names its texts. */
    String kind();

    /** Which norms or which rule it is about, in words; null when that is filled in. */
    @Nullable
    String about(Words words);

    /** Where its form is. */
    String address();

    /** The form, in its order. */
    List<Field> fields(Words words);

    /** What was filled in. */
    Map<String, String> filledIn();

    /** What stands in the form at first. */
    Map<String, String> beforehand();

    /** Null when something is wrong with what was filled in. */
    @Nullable
    Command command(UUID id, Fields fields);

    /**
     * One field.
     *
     * @param type of an input, or area, choice or days
     * @param options of a choice, or days
     * @param prefix of the names of their texts
     */
    record Field(String name, String type, String label, String hint, List<String> options, String prefix) {
        Field(String name, String type, String label, String hint) {
            this(name, type, label, hint, List.of(), "");
        }

        static Field of(Words words, String name, String type) {
            return new Field(name, type, words.text("law.field." + name), hint(words, name));
        }

        static Field choice(Words words, String name, Class<? extends Enum<?>> of, String prefix) {
            var options = Stream.of(of.getEnumConstants()).map(Enum::name).toList();
            return new Field(name, "choice", words.text("law.field." + name), hint(words, name), options, prefix);
        }

        private static String hint(Words words, String name) {
            var hint = words.messages().getMessage("law.field." + name + ".hint", null, "", words.locale());
            return hint == null ? "" : hint;
        }
    }

    /** Where something stands, and how sure it is: of a norm and of a rule alike. */
    static List<Field> grounds(Words words) {
        return List.of(
                Field.choice(words, "certainty", Certainty.class, "certainty."), Field.of(words, "source", "area"));
    }

    /** Names and what was filled in there, one after the other; what is empty is left out. */
    static Map<String, String> values(@Nullable String... namesAndValues) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            var name = namesAndValues[i];
            var value = namesAndValues[i + 1];
            if (name != null && value != null && !value.isBlank()) values.put(name, value);
        }
        return values;
    }
}
