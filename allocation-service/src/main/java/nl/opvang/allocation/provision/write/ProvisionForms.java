package nl.opvang.allocation.provision.write;

import java.time.YearMonth;
import java.util.UUID;
import nl.opvang.allocation.identity.AboutPerson;
import nl.opvang.allocation.identity.IdentityForm;
import nl.opvang.allocation.provision.domain.ProvisionCommand;
import nl.opvang.allocation.provision.domain.ProvisionCommand.Provide;
import nl.opvang.allocation.provision.domain.ProvisionCommand.Withdraw;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.ProvisionId;
import nl.opvang.plumbing.http.form.Reasoned;
import org.jspecify.annotations.Nullable;

/** What is filled in about a provision; its id and that of a correction stand beside it in the path, or first in the line. */
final class ProvisionForms {
    private ProvisionForms() {}

    /** @param month calendar month in which something was provided to a person who lives with private hosts */
    record ProvisionForm(
            IdentityForm identity,
            YearMonth month,
            @Nullable String reason) implements AboutPerson<ProvisionId> {
        @Override
        public ProvisionCommand command(ProvisionId id, PersonId person) {
            return new Provide(person, id, month);
        }
    }

    /** That nothing was provided. */
    record CorrectionForm(
            Boolean withdrawn,
            @Nullable IdentityForm identity,
            @Nullable String reason) implements Reasoned {
        CorrectionForm {
            if (!withdrawn) throw new IllegalArgumentException("withdrawn must be true");
        }

        AboutPerson<ProvisionId> with(UUID correctionId) {
            return new Withdrawal(identity, correctionId, reason);
        }
    }

    private record Withdrawal(
            @Nullable IdentityForm identity,
            UUID correctionId,
            @Nullable String reason) implements AboutPerson<ProvisionId> {
        @Override
        public ProvisionCommand command(ProvisionId id, PersonId person) {
            return new Withdraw(person, id, correctionId);
        }
    }

    /** {@link ProvisionForm} in a line. */
    record ProvideLine(
            UUID provision,
            IdentityForm identity,
            YearMonth month,
            @Nullable String reason) implements Reasoned {
        AboutPerson<ProvisionId> form() {
            return new ProvisionForm(identity, month, reason);
        }
    }

    /** A withdrawal in a line; needs the identity when the provision stands in a line just before. */
    record WithdrawProvisionLine(
            UUID provision,
            UUID correction,
            @Nullable IdentityForm identity,
            @Nullable String reason) implements Reasoned {
        AboutPerson<ProvisionId> form() {
            return new Withdrawal(identity, correction, reason);
        }
    }
}
