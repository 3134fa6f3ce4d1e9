package nl.opvang.allocation.request.page;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import nl.opvang.allocation.identity.Numbers;
import nl.opvang.allocation.request.domain.RequestDecider;
import nl.opvang.allocation.request.write.RequestForms.MemberForm;
import nl.opvang.allocation.request.write.RequestForms.RequestForm;
import nl.opvang.contracts.allocation.AgeBand;
import nl.opvang.contracts.allocation.Need;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.capacity.StayLength;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.plumbing.http.form.Reasoned;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What is filled in about a household that asks for shelter; its people stand in rows, of which some are left empty.
 *
 * @param id of the request; made with the form, so that sent twice it asks once
 * @param more there when only rows for more people are asked for
 * @param askedOn the day on which it reported to the municipality, and at what time
 * @param from first day for which it needs shelter
 * @param until first day for which it no longer does
 * @param kind without it any will do
 * @param stayLength without it either will do
 * @param scheme of each row, and likewise its number and its age
 */
record HouseholdForm(
        @Nullable UUID id,
        @Nullable Boolean more,
        @Size(max = 60) @Nullable String askedOn,
        @Size(max = 60) @Nullable String askedTime,
        @Size(max = 60) @Nullable String from,
        @Size(max = 60) @Nullable String until,
        @Size(max = 20) @Nullable List<Need> need,
        @Nullable Boolean nuisance,
        @Nullable Boolean withoutShelter,
        @Nullable PlaceKind kind,
        @Nullable StayLength stayLength,

        @Size(min = 1, max = RequestDecider.MOST_PEOPLE) List<@Size(max = 20) String> scheme,

        @Size(min = 1, max = RequestDecider.MOST_PEOPLE) List<@Size(max = 64) String> number,

        @Size(min = 1, max = RequestDecider.MOST_PEOPLE) List<@Size(max = 20) String> age,

        @Size(max = 200) @Nullable String reason)
        implements Reasoned {
    private static final int ROWS = 4;
    private static final int MORE_ROWS = 2;

    /**
     * One of the people, as a row.
     *
     * @param at counted from 1; the names of its fields end with it
     */
    record Row(int at, String scheme, String number, String age) {
        private boolean empty() {
            return number.isBlank() && age.isBlank();
        }
    }

    /** Who asks now, for today. */
    static HouseholdForm at(Instant now) {
        var here = ZonedDateTime.ofInstant(now, Netherlands.ZONE).truncatedTo(ChronoUnit.MINUTES);
        var today = here.toLocalDate().toString();
        var blank = Collections.nCopies(ROWS, "");
        return new HouseholdForm(
                null,
                null,
                today,
                here.toLocalTime().toString(),
                today,
                null,
                null,
                null,
                null,
                null,
                null,
                blank,
                blank,
                blank,
                null);
    }

    /** The rows, and with them those that are asked for. */
    List<Row> rows() {
        if (number.size() != scheme.size() || number.size() != age.size())
            throw ProblemException.invalid("body", "number", "must stand beside a scheme and an age, in every row");
        var rows = new ArrayList<Row>();
        for (int i = 0; i < number.size(); i++) rows.add(new Row(i + 1, scheme.get(i), number.get(i), age.get(i)));
        int last =
                Boolean.TRUE.equals(more) ? Math.min(rows.size() + MORE_ROWS, RequestDecider.MOST_PEOPLE) : rows.size();
        while (rows.size() < last) rows.add(new Row(rows.size() + 1, "", "", ""));
        return rows;
    }

    /** What it says; null when something is wrong with it. */
    @Nullable
    RequestForm said(Instant now, Fields fields) {
        var asked = asked(now, fields);
        var first = fields.day("from", from);
        var end = end(first, fields);
        var members = members(fields);
        if (asked == null || first == null || !fields.faults().isEmpty()) return null;
        return new RequestForm(
                asked,
                first,
                end,
                members,
                need,
                nuisance,
                Boolean.TRUE.equals(withoutShelter),
                kind,
                stayLength,
                reason);
    }

    private @Nullable Instant asked(Instant now, Fields fields) {
        var day = fields.day("askedOn", askedOn);
        var time = fields.timeIfAny("askedTime", askedTime);
        if (time == null) {
            fields.wrong("askedTime", "fault.time");
            return null;
        }
        if (day == null) return null;
        var moment = LocalDateTime.of(day, time).atZone(Netherlands.ZONE).toInstant();
        if (!moment.isAfter(now)) return moment;
        fields.wrong("askedOn", "fault.asked-later");
        return null;
    }

    private @Nullable LocalDate end(@Nullable LocalDate first, Fields fields) {
        var end = fields.dayIfAny("until", until);
        if (end != null && first != null && !end.isAfter(first)) fields.wrong("until", "fault.ends-before-start");
        return end;
    }

    private List<MemberForm> members(Fields fields) {
        var members = new ArrayList<MemberForm>();
        var named = new HashSet<String>();
        for (var row : rows()) {
            if (row.empty()) continue;
            var which = "-" + row.at();
            var identity = Numbers.read(which, row.scheme(), row.number(), fields);
            var band = fields.choice("age" + which, row.age(), AgeBand.class);
            if (!named.add(row.scheme() + " " + row.number().strip()))
                fields.wrong("number" + which, "fault.named-twice");
            if (identity != null && band != null) members.add(new MemberForm(identity, band));
        }
        if (named.isEmpty()) fields.wrong("number-1", "fault.nobody-asks");
        return members;
    }
}
