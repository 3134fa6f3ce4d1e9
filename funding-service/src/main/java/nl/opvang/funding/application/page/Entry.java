package nl.opvang.funding.application.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.UUID;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.DossierAddress;
import nl.opvang.funding.procedure.write.EvidenceForm;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.page.Words;
import nl.opvang.plumbing.page.form.Fields;
import org.jspecify.annotations.Nullable;

/** Something that an applicant asks: its form, and the command that the API would give. */
interface Entry {
    /**
     * Where something is said.
     *
     * @param name in words
     * @param address of its page
     */
    record Place(String name, String address) {
        static Place of(Dossier dossier, Words words) {
            return new Place(
                    Desk.title(dossier, words), Objects.requireNonNull(DossierAddress.of(dossier.aggregateId())));
        }
    }

    /** The dossier in which it is said; null when it begins one. */
    default @Nullable Place within(Words words) {
        return null;
    }

    /** Where it is to be seen when it is said: on the page of its dossier. */
    default String shownAt(Command command) {
        return Objects.requireNonNull(DossierAddress.of(command.aggregateId()));
    }

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
     * @param prefix of the names of their texts; null when they are told here
     * @param texts of options; one that is not among them is its own text
     */
    record Field(
            String name,
            String type,
            String label,
            String hint,
            List<String> options,
            @Nullable String prefix,
            Map<String, String> texts) {
        Field(String name, String type, String label, String hint) {
            this(name, type, label, hint, List.of(), null, Map.of());
        }
    }

    /** A field whose label is in the texts of its kind, and its hint when there is one. */
    default Field field(Words words, String name, String type) {
        return numbered(words, name, name, type);
    }

    /** One of several fields of the same meaning. */
    default Field numbered(Words words, String name, String text, String type) {
        var key = "entry." + kind() + "." + text;
        var hint = words.messages().getMessage(key + ".hint", null, "", words.locale());
        return new Field(name, type, words.text(key), hint == null ? "" : hint);
    }

    default Field choice(Words words, String name, List<String> options, @Nullable String prefix) {
        var plain = field(words, name, "choice");
        return new Field(name, "choice", plain.label(), plain.hint(), options, prefix, Map.of());
    }

    /** One of several whose texts are told here. */
    default Field choice(Words words, String name, SequencedMap<String, String> options) {
        var plain = field(words, name, "choice");
        return new Field(name, "choice", plain.label(), plain.hint(), List.copyOf(options.keySet()), null, options);
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
        return evidence(words.text("entry.evidence", number), words, number);
    }

    /** The same of one that may be left out. */
    default Group evidenceIfAny(Words words, int number) {
        return evidence(words.text("entry.evidence.if-any"), words, number);
    }

    private static Group evidence(String legend, Words words, int number) {
        return new Group(
                legend,
                List.of(
                        new Field(
                                "reference" + number,
                                "text",
                                words.text("entry.evidence.reference"),
                                words.text("entry.evidence.reference.hint")),
                        new Field(
                                "hash" + number,
                                "text",
                                words.text("entry.evidence.hash"),
                                words.text("entry.evidence.hash.hint"))));
    }

    /** A document; null when nothing is said of it or something is wrong with it. */
    static @Nullable EvidenceForm evidence(Fields fields, Map<String, String> values, int number) {
        // There is always one; others are filled in or not.
        return number > 1 ? evidenceIfAny(fields, values, number) : document(fields, values, number);
    }

    /** A document that may be left out; null when nothing is said of it or something is wrong with it. */
    static @Nullable EvidenceForm evidenceIfAny(Fields fields, Map<String, String> values, int number) {
        return values.containsKey("reference" + number) || values.containsKey("hash" + number)
                ? document(fields, values, number)
                : null;
    }

    private static @Nullable EvidenceForm document(Fields fields, Map<String, String> values, int number) {
        var reference = values.get("reference" + number);
        var hash = values.get("hash" + number);
        var said = fields.text("reference" + number, reference);
        var lower = hash == null ? "" : hash.strip().toLowerCase(Locale.ROOT);
        if (!lower.matches("[0-9a-f]{64}")) fields.wrong("hash" + number, "fault.hash");
        return said == null || fields.faults().containsKey("hash" + number) ? null : new EvidenceForm(said, lower);
    }
}
