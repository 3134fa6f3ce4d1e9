package nl.opvang.allocation.identity;

import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;

/**
 * What a form says of something that one person has, once it is known who.
 *
 * @param <I> the id of that something
 */
public interface AboutPerson<I> extends Reasoned {
    /** Whose it is; null when the id alone must say it. */
    @Nullable
    IdentityForm identity();

    Command command(I id, PersonId person);
}
