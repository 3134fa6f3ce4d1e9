package nl.opvang.funding.entitlement.page;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.Division.Municipality;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.funding.PostingKind;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.dossier.read.DossierAddress;
import nl.opvang.funding.entitlement.domain.CostDifference;
import nl.opvang.funding.entitlement.domain.Difference;
import nl.opvang.funding.entitlement.domain.Differences;
import nl.opvang.funding.entitlement.domain.Entitlement.Cost;
import nl.opvang.funding.entitlement.domain.Entitlement.Line;
import nl.opvang.funding.entitlement.read.EntitlementHistories;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.page.InNavigation;
import nl.opvang.plumbing.page.PageSettings;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a municipality is entitled to: to date, per month, and why. */
@Controller
class MoneyPage {
    private static final int FIRST_YEAR = 2022;
    private static final int MOST_LINES = 200;

    private final EntitlementHistories histories;
    private final PageSettings pages;

    MoneyPage(EntitlementHistories histories, PageSettings pages) {
        this.histories = histories;
        this.pages = pages;
    }

    /**
     * What is asked, as texts.
     *
     * @param knownOn a day: as known then; as known now when absent
     * @param knownTime a time of that day; its end when absent
     */
    record Asked(
            @Size(max = 60) @Nullable String knownOn,
            @Size(max = 60) @Nullable String knownTime) {}

    /**
     * Days with as many places under one norm, or a month of private reception.
     *
     * @param location what this service calls it; null for private reception
     * @param address of its page, for whoever may see it there
     * @param norm null when none was known that holds then
     */
    record Row(
            @Nullable String location,
            @Nullable String address,
            LocalDate from,
            LocalDate lastDay,
            long count,
            long units,
            @Nullable Euro norm,
            Euro amount) {
        static Row of(Line line, @Nullable String capacity) {
            var location = line.location().orElse(null);
            return new Row(
                    location == null ? null : nameOf(location),
                    location == null || capacity == null ? null : addressOf(location, capacity),
                    line.from(),
                    line.until().minusDays(1),
                    line.count(),
                    line.units(),
                    line.norm().map(norm -> norm.terms().amount()).orElse(null),
                    line.amount());
        }
    }

    /**
     * What became of some days, or of an amount in the books.
     *
     * @param kind of an amount in the books; null for what a norm pays
     * @param location what this service calls it; null for private reception and amounts
     * @param address of its page, for whoever may see it there
     * @param eventIds what was recorded in between that caused it
     */
    record Change(
            @Nullable PostingKind kind,
            @Nullable String location,
            @Nullable String address,
            LocalDate from,
            LocalDate lastDay,
            Euro before,
            Euro after,
            Euro amount,
            List<UUID> eventIds) {
        static List<Change> of(Differences differences, @Nullable String capacity) {
            return Stream.concat(
                            differences.lines().stream().map(line -> of(line, capacity)),
                            differences.costs().stream().map(Change::of))
                    .sorted(Comparator.comparing(Change::from))
                    .toList();
        }

        private static Change of(Difference difference, @Nullable String capacity) {
            var row = Row.of(difference.after(), capacity);
            return new Change(
                    null,
                    row.location(),
                    row.address(),
                    row.from(),
                    row.lastDay(),
                    difference.before().amount(),
                    difference.after().amount(),
                    difference.amount(),
                    difference.eventIds());
        }

        private static Change of(CostDifference difference) {
            var cost = difference.either();
            return new Change(
                    cost.kind(),
                    null,
                    null,
                    cost.from(),
                    cost.until().minusDays(1),
                    difference.before().map(Cost::amount).orElse(Euro.ZERO),
                    difference.after().map(Cost::amount).orElse(Euro.ZERO),
                    difference.amount(),
                    difference.eventIds());
        }
    }

    /** A location has a name in capacity-service alone: here it goes by the end of its number. */
    private static String nameOf(LocationId location) {
        return location.id().toString().substring(24);
    }

    private static String addressOf(LocationId location, String capacity) {
        return "%s/municipalities/%s/locations/%s".formatted(capacity, location.municipality(), location.id());
    }

    @GetMapping("/entitlements")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR})
    @InNavigation(label = "entitlements", order = 1)
    String all(Caller caller, Model model) {
        var today = LocalDate.now(Netherlands.ZONE);
        var sight = caller.municipalities();
        var municipalities = Division.ofTheNetherlands().all().stream()
                .filter(municipality -> municipality.existsOn(today))
                .filter(municipality -> sight.includes(municipality.code()))
                .sorted(Comparator.comparing(Municipality::name))
                .toList();
        var years = years(today);
        // Of many the last year will do: their pages lead to the others.
        model.addAttribute("municipalities", municipalities)
                .addAttribute("years", municipalities.size() > 1 ? years.subList(0, 1) : years);
        return "funding/entitlements";
    }

    @GetMapping("/municipalities/{municipality}/entitlements/{year}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR},
            scope = "municipality")
    String ofYear(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @Query Asked asked,
            Caller caller,
            Model model,
            HttpServletResponse response) {
        var today = LocalDate.now(Netherlands.ZONE);
        if (year < FIRST_YEAR || year > today.getYear() + 1) throw ProblemException.notFound();
        var there = Division.ofTheNetherlands().municipality(municipality).orElseThrow(ProblemException::notFound);
        var fields = new Fields();
        var knownOn = fields.dayIfAny("knownOn", asked.knownOn());
        var knownTime = fields.timeIfAny("knownTime", asked.knownTime());
        if (!fields.faults().isEmpty()) response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        var through = histories.projectedThrough();
        var moment = moment(knownOn, knownTime, through);
        boolean then = !moment.equals(through);
        var history = then
                ? histories.knownBetween(municipality, year, moment, through)
                : histories.knownAt(municipality, year, through);
        var shown = YearOfMoney.of(history.asKnownAt(moment), today);
        var now = then ? YearOfMoney.of(history.asKnownAt(through), today) : shown;
        var changes = then ? Change.of(history.differences(moment, through), capacity()) : List.<Change>of();
        model.addAttribute("name", there.name())
                .addAttribute("code", municipality)
                .addAttribute("year", Integer.toString(year))
                .addAttribute("years", years(today))
                .addAttribute("today", today)
                .addAttribute("money", shown)
                .addAttribute("now", now)
                .addAttribute("then", then)
                .addAttribute("payments", DossierAddress.ofPayments(municipality, year, caller))
                .addAttribute("changes", changes.stream().limit(MOST_LINES).toList())
                .addAttribute("moreChanges", Math.max(0, changes.size() - MOST_LINES))
                .addAttribute(
                        "difference", now.whole().amount().minus(shown.whole().amount()))
                .addAttribute("knownOn", knownOn)
                .addAttribute("knownTime", knownTime)
                .addAttribute("knownAt", moment)
                .addAttribute("faults", fields.faults())
                .addAttribute(
                        "lines",
                        shown.lines().stream()
                                .limit(MOST_LINES)
                                .map(line -> Row.of(line, capacity()))
                                .toList())
                .addAttribute("more", Math.max(0, shown.lines().size() - MOST_LINES));
        return "funding/entitlement";
    }

    private @Nullable String capacity() {
        var capacity = pages.services().get("capacity");
        return capacity == null ? null : capacity.toString().replaceAll("/$", "");
    }

    /** A moment of a day, or the last one that a database can tell; never later than what is known here. */
    private static Instant moment(@Nullable LocalDate on, @Nullable LocalTime time, Instant through) {
        if (on == null) return through;
        var asked = time == null
                ? on.plusDays(1).atStartOfDay(Netherlands.ZONE).toInstant().minus(1, ChronoUnit.MICROS)
                : on.atTime(time).atZone(Netherlands.ZONE).toInstant();
        return asked.isAfter(through) ? through : asked;
    }

    /** The last first. */
    private static List<String> years(LocalDate today) {
        return IntStream.rangeClosed(FIRST_YEAR, today.getYear())
                .boxed()
                .sorted(Comparator.reverseOrder())
                .map(Object::toString)
                .toList();
    }
}
