package nl.opvang.funding.application.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.funding.procedure.write.EvidenceForm;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.page.Words;
import nl.opvang.plumbing.page.form.Fields;
import org.jspecify.annotations.Nullable;

/** Something that an applicant asks: its form, and the command that the API would give. */
interface Entry {
    /** Names its texts. */
    String kind();

    /** Where its form is. */
    String address();

    /** Whose it is, by name. */
    String area();

    /** The form, in its order. */
    List<Group> groups(Words words);

    /** What was filled in. */
    Map<String, String> filledIn();

    /** What stands in the form at first. */
    Map<String, String> beforehand();

    /** Null when something is wrong with what was filled in. */
    @Nullable
    Command command(UUID id, Officer by, Fields fields);

    /**
     * Fields that belong together.
     *
     * @param legend null when each speaks for itself
     */
    record Group(@Nullable String legend, List<Field> fields) {}

    /**
     * One field.
     *
     * @param type of an input, or area or choice
     * @param options of a choice
     * @param prefix of the names of their texts; null when they are texts themselves
     */
    record Field(
            String name,
            String type,
            String label,
            String hint,
            List<String> options,
            @Nullable String prefix) {}

    /** A field whose label is in the texts of its kind, and its hint when there is one. */
    default Field field(Words words, String name, String type) {
        return numbered(words, name, name, type);
    }

    /** One of several fields of the same meaning. */
    default Field numbered(Words words, String name, String text, String type) {
        var key = "entry." + kind() + "." + text;
        var hint = words.messages().getMessage(key + ".hint", null, "", words.locale());
        return new Field(name, type, words.text(key), hint == null ? "" : hint, List.of(), null);
    }

    default Field choice(Words words, String name, List<String> options, @Nullable String prefix) {
        var plain = field(words, name, "choice");
        return new Field(name, "choice", plain.label(), plain.hint(), options, prefix);
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

    /** The fields of one document that is kept elsewhere. */
    default Group evidence(Words words, int number) {
        return new Group(
                words.text("entry.evidence", number),
                List.of(
                        new Field(
                                "reference" + number,
                                "text",
                                words.text("entry.evidence.reference"),
                                words.text("entry.evidence.reference.hint"),
                                List.of(),
                                null),
                        new Field(
                                "hash" + number,
                                "text",
                                words.text("entry.evidence.hash"),
                                words.text("entry.evidence.hash.hint"),
                                List.of(),
                                null)));
    }

    /** A document; null when nothing is said of it or something is wrong with it. */
    static @Nullable EvidenceForm evidence(Fields fields, Map<String, String> values, int number) {
        var reference = values.get("reference" + number);
        var hash = values.get("hash" + number);
        // There is always one; others are filled in or not.
        if (reference == null && hash == null && number > 1) return null;
        var said = fields.text("reference" + number, reference);
        var lower = hash == null ? "" : hash.strip().toLowerCase(Locale.ROOT);
        if (!lower.matches("[0-9a-f]{64}")) fields.wrong("hash" + number, "fault.hash");
        return said == null || fields.faults().containsKey("hash" + number) ? null : new EvidenceForm(said, lower);
    }
}
