package nl.opvang.funding.entitlement.page;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.Division.Municipality;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.money.Euro;
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
    private static final ZoneId NETHERLANDS = ZoneId.of("Europe/Amsterdam");
    private static final int FIRST_YEAR = 2022;
    private static final int MOST_LINES = 200;

    private final EntitlementHistories histories;
    private final PageSettings pages;

    MoneyPage(EntitlementHistories histories, PageSettings pages) {
        this.histories = histories;
        this.pages = pages;
    }

    /** @param knownOn a day as text: as known at its end; as known now when absent */
    record Asked(@Size(max = 60) @Nullable String knownOn) {}

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
                    location == null ? null : location.id().toString().substring(24),
                    location == null || capacity == null
                            ? null
                            : "%s/municipalities/%s/locations/%s"
                                    .formatted(capacity, location.municipality(), location.id()),
                    line.from(),
                    line.until().minusDays(1),
                    line.count(),
                    line.units(),
                    line.norm().map(norm -> norm.terms().amount()).orElse(null),
                    line.amount());
        }
    }

    @GetMapping("/entitlements")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR})
    @InNavigation(label = "entitlements", order = 1)
    String all(Caller caller, Model model) {
        var today = LocalDate.now(NETHERLANDS);
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
            Model model,
            HttpServletResponse response) {
        var today = LocalDate.now(NETHERLANDS);
        if (year < FIRST_YEAR || year > today.getYear() + 1) throw ProblemException.notFound();
        var there = Division.ofTheNetherlands().municipality(municipality).orElseThrow(ProblemException::notFound);
        var fields = new Fields();
        var knownOn = fields.dayIfAny("knownOn", asked.knownOn());
        if (!fields.faults().isEmpty()) response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        var through = histories.projectedThrough();
        var moment = moment(knownOn, through);
        var shown = asKnownAt(moment, municipality, year, today);
        var now = moment.equals(through) ? shown : asKnownAt(through, municipality, year, today);
        model.addAttribute("name", there.name())
                .addAttribute("code", municipality)
                .addAttribute("year", Integer.toString(year))
                .addAttribute("years", years(today))
                .addAttribute("today", today)
                .addAttribute("money", shown)
                .addAttribute("now", now)
                .addAttribute("then", !moment.equals(through))
                .addAttribute(
                        "difference", now.whole().amount().minus(shown.whole().amount()))
                .addAttribute("knownOn", knownOn)
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

    private YearOfMoney asKnownAt(Instant moment, MunicipalityCode municipality, int year, LocalDate today) {
        return YearOfMoney.of(histories.knownAt(municipality, year, moment).asKnownAt(moment), today);
    }

    private @Nullable String capacity() {
        var capacity = pages.services().get("capacity");
        return capacity == null ? null : capacity.toString().replaceAll("/$", "");
    }

    /** The last moment of a day that a database can tell; never later than what is known here. */
    private static Instant moment(@Nullable LocalDate knownOn, Instant through) {
        if (knownOn == null) return through;
        var end = knownOn.plusDays(1).atStartOfDay(NETHERLANDS).toInstant().minus(1, ChronoUnit.MICROS);
        return end.isAfter(through) ? through : end;
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
