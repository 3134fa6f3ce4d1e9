package nl.opvang.reporting.registrations.read;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Example;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.read.Paged;
import nl.opvang.plumbing.ledger.Area;
import nl.opvang.reporting.figure.read.AreaChoice;
import nl.opvang.reporting.figure.read.FigureExplanation;
import nl.opvang.reporting.figure.read.FigureLines;
import nl.opvang.reporting.figure.read.Inquiries;
import nl.opvang.reporting.figure.read.LinePlace;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is in the population register, on a day and from week to week. */
@RestController
class RegistrationsController {
    private final Inquiries inquiries;
    private final RegisteredPeople people;
    private final FigureLines lines;

    RegistrationsController(Inquiries inquiries, RegisteredPeople people, FigureLines lines) {
        this.inquiries = inquiries;
        this.people = people;
        this.lines = lines;
    }

    @GetMapping("/v1/registrations")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    RegistrationsOfAreas registrations(@Query RegistrationsQuestion question, Caller caller) {
        var inquiry = inquiries.of(question.areas(), question.on(), question.knownAt(), caller);
        return new RegistrationsOfAreas(
                inquiry.on(),
                inquiry.knownAt(),
                inquiry.projectedThrough(),
                inquiry.knownAtBasis(),
                people.of(inquiry));
    }

    @GetMapping("/v1/registrations/weekly")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    RegistrationsByWeek weekly(@Query WeeklyQuestion question, Caller caller) {
        var lastDay = question.until().minusDays(1);
        var inquiry = inquiries.of(question.areas(), lastDay, question.knownAt(), caller);
        return new RegistrationsByWeek(
                question.from(),
                question.until(),
                inquiry.knownAt(),
                inquiry.projectedThrough(),
                inquiry.knownAtBasis(),
                people.byWeek(inquiry, question.from()));
    }

    /** Of the figures of one area; with {@code from}, of what changed in it since then, as in a week's figures. */
    @GetMapping("/v1/registrations/explanation")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    FigureExplanation explanation(@Query ExplanationQuestion question, Caller caller) {
        var area = AreaChoice.area(question.area());
        var knownAt = LinePlace.knownAt(question.knownAt(), question.cursor());
        var inquiry = inquiries.of(new AreaChoice(area.level(), area), question.on(), knownAt, caller);
        var found = lines.of(
                inquiry,
                RegisteredPeople.what(inquiry),
                Objects.requireNonNullElse(question.from(), FigureLines.FROM_THE_FIRST_DAY),
                caller,
                LinePlace.after(question.cursor()),
                question.rows() + 1);
        return FigureExplanation.of(inquiry, found, question.rows());
    }

    private static AreaChoice areas(@Nullable String level, @Nullable String area) {
        return AreaChoice.of(level == null ? "country" : level, area);
    }

    /**
     * @param level country when absent
     * @param area code of a region or municipality; the country when absent
     */
    record RegistrationsQuestion(
            LocalDate on,
            @Nullable Instant knownAt,

            @Pattern(regexp = AreaChoice.LEVELS_OF_PEOPLE) @Nullable @Example("municipality")
            String level,

            @Nullable String area) {
        RegistrationsQuestion {
            RegistrationsController.areas(level, area);
        }

        AreaChoice areas() {
            return RegistrationsController.areas(level, area);
        }
    }

    /**
     * @param from first day of the first week, whatever day of the week it is
     * @param until first day after the last week
     * @param level country when absent
     * @param area code of a region or municipality; the country when absent
     */
    record WeeklyQuestion(
            LocalDate from,
            LocalDate until,
            @Nullable Instant knownAt,

            @Pattern(regexp = AreaChoice.LEVELS_OF_PEOPLE) @Nullable @Example("municipality")
            String level,

            @Nullable String area) {
        private static final int MOST_WEEKS = 520;

        WeeklyQuestion {
            if (!from.isBefore(until)) throw new IllegalArgumentException("from must be before until");
            if (from.plusWeeks(MOST_WEEKS).isBefore(until))
                throw new IllegalArgumentException("must not ask for more than " + MOST_WEEKS + " weeks");
            RegistrationsController.areas(level, area);
        }

        AreaChoice areas() {
            return RegistrationsController.areas(level, area);
        }
    }

    /**
     * @param from only what took effect on this day or later; everything when absent
     * @param area code of a region or municipality; the country when absent
     */
    record ExplanationQuestion(
            LocalDate on,
            @Nullable LocalDate from,
            @Nullable Instant knownAt,
            @Nullable String area,
            @Min(1) @Max(1000) @Nullable Integer limit,
            @Nullable Cursor cursor)
            implements Paged {
        ExplanationQuestion {
            if (from != null && from.isAfter(on)) throw new IllegalArgumentException("from must not be after on");
            if (AreaChoice.area(area) instanceof Area.Location)
                throw new IllegalArgumentException("area must be the code of a region or municipality");
            if (cursor != null) LinePlace.of(cursor);
        }
    }
}
