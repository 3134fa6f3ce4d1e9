package nl.opvang.allocation.person.write;

import jakarta.validation.constraints.Size;
import nl.opvang.allocation.identity.IdentityForm;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Reasoned;

/** What is filled in when two persons turn out to be one; the id of that stands in the path. */
final class MergeForms {
    private static final int REASON_LENGTH = 1000;

    private MergeForms() {}

    /**
     * @param merged a number of the one who turned out to be the other: it leads to that other from now on
     * @param survivor a number of the other
     * @param reason how it turned out
     */
    record MergeForm(
            IdentityForm merged,
            IdentityForm survivor,

            @Size(min = 1, max = REASON_LENGTH)
            @Example("Was registered once by V-number and once by citizen service number")
            String reason)
            implements Reasoned {}

    /** @param reason how it turned out that they are two */
    record UndoForm(
            @Size(min = 1, max = REASON_LENGTH) @Example("Brothers with the same name")
            String reason) implements Reasoned {}
}
