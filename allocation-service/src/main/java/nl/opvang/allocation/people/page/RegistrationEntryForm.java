package nl.opvang.allocation.people.page;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.allocation.identity.AboutPerson;
import nl.opvang.allocation.people.read.Registered;
import nl.opvang.allocation.registration.write.RegistrationForms.CorrectionForm;
import nl.opvang.allocation.registration.write.RegistrationForms.DeregistrationForm;
import nl.opvang.contracts.allocation.DepartureReason;
import nl.opvang.contracts.allocation.RegistrationId;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.plumbing.http.form.Reasoned;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a registration, as text.
 *
 * @param id of what it says; made with the form, so that sent twice it says one thing
 * @param until first day on which it no longer counts
 * @param departure why it ended
 */
record RegistrationEntryForm(
        @Nullable UUID id,
        @Size(max = 20) @Nullable String group,
        @Size(max = 60) @Nullable String from,
        @Size(max = 60) @Nullable String until,
        @Size(max = 20) @Nullable String departure,
        @Size(max = 200) @Nullable String reason)
        implements Reasoned {

    /** Filled in with what is there. */
    static RegistrationEntryForm of(RegistrationEntry entry, Registered now, LocalDate today) {
        var departure = now.departureReason();
        return switch (entry) {
            case DEREGISTRATION -> new RegistrationEntryForm(null, null, null, today.toString(), null, null);
            case CORRECTION ->
                new RegistrationEntryForm(
                        null,
                        now.nationalityGroup().name(),
                        now.from().toString(),
                        now.until() == null || departure == null
                                ? null
                                : now.until().toString(),
                        departure == null ? null : departure.name(),
                        null);
            case WITHDRAWAL -> new RegistrationEntryForm(null, null, null, null, null, null);
        };
    }

    /** @throws ProblemException when it says nothing of it */
    UUID factId() {
        if (id == null) throw ProblemException.invalid("body", "id", "is required");
        return id;
    }

    /** What it says; null when something is wrong with it. */
    @Nullable
    AboutPerson<RegistrationId> said(RegistrationEntry entry, Fields fields) {
        return switch (entry) {
            case DEREGISTRATION -> deregistration(fields);
            case CORRECTION -> correction(fields);
            case WITHDRAWAL -> new CorrectionForm(null, null, null, null, true, null, reason).with(factId());
        };
    }

    private @Nullable AboutPerson<RegistrationId> deregistration(Fields fields) {
        var day = fields.day("until", until);
        var why = fields.choice("departure", departure, DepartureReason.class);
        return day == null || why == null ? null : new DeregistrationForm(day, why, null, reason);
    }

    private @Nullable AboutPerson<RegistrationId> correction(Fields fields) {
        var people = fields.choice("group", group, NationalityGroup.class);
        var first = fields.day("from", from);
        var last = fields.dayIfAny("until", until);
        var why = departure == null ? null : fields.choice("departure", departure, DepartureReason.class);
        if (last != null && departure == null) fields.wrong("departure", "fault.departure-missing");
        if (last == null && departure != null) fields.wrong("until", "fault.departure-day-missing");
        if (people == null || first == null || !fields.faults().isEmpty()) return null;
        return new CorrectionForm(people, first, last, why, null, null, reason).with(factId());
    }
}
