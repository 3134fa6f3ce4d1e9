package nl.opvang.funding.application.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.Division.Municipality;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.funding.PaymentEvent;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.DossierAddress;
import nl.opvang.funding.dossier.read.DossierArea;
import nl.opvang.funding.dossier.read.DossierPlace;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.funding.firstreception.domain.FirstReceptionCommand;
import nl.opvang.funding.firstreception.read.FirstReceptionOverview;
import nl.opvang.funding.firstreception.write.FirstReceptionOrders;
import nl.opvang.funding.payment.domain.Payments;
import nl.opvang.funding.worklist.domain.Work;
import nl.opvang.funding.worklist.read.WorkOfDossiers;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Cursor;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.page.InNavigation;
import nl.opvang.plumbing.page.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All that was asked for, as far as whoever looks may see it: how far each is, whose turn it is, and its clock. */
@Controller
class ApplicationsPage {
    private static final int DOSSIERS = 100;

    private static final Set<Role> ALL = Set.of(Role.MUNICIPALITY, Role.REGION, Role.NOO, Role.MINISTRY, Role.AUDITOR);

    /** Who may read what, as the API lets them. */
    private static final Map<String, Set<Role>> READERS = Map.of(
            "advance",
            ALL,
            "claim",
            ALL,
            "transition",
            ALL,
            "settlement",
            Set.of(Role.MUNICIPALITY, Role.REGION, Role.MINISTRY, Role.AUDITOR),
            "payment",
            Set.of(Role.MUNICIPALITY, Role.REGION, Role.MINISTRY, Role.AUDITOR),
            "first-reception",
            Set.of(Role.REGION, Role.MINISTRY, Role.AUDITOR));

    private final Dossiers dossiers;
    private final WorkOfDossiers work;
    private final FirstReceptionOrders firstReceptions;
    private final MessageSource messages;

    ApplicationsPage(
            Dossiers dossiers, WorkOfDossiers work, FirstReceptionOrders firstReceptions, MessageSource messages) {
        this.dossiers = dossiers;
        this.work = work;
        this.firstReceptions = firstReceptions;
        this.messages = messages;
    }

    record Listing(@Nullable Cursor cursor) {
        /** @throws IllegalArgumentException when the cursor is not one of this list's */
        Listing {
            if (cursor != null) DossierPlace.of(cursor);
        }
    }

    /**
     * A dossier by the last that was asked in it.
     *
     * @param asked null of an account
     * @param outcome what the decision that stands grants, in words; null before
     * @param turn the most urgent; null when there is nothing to do
     */
    record Row(
            String address,
            String title,
            LocalDate receivedOn,
            @Nullable Euro asked,
            String progress,
            String tone,
            @Nullable String outcome,
            boolean open,
            @Nullable Turn turn) {}

    /**
     * Payments of a year.
     *
     * @param ordered what the municipality has, or will have when all that was ordered is carried out
     * @param confirmed what it has, as far as the bank says
     * @param turn the first thing to do; null when there is nothing
     */
    record Paid(
            String address,
            String title,
            Euro ordered,
            Euro confirmed,
            @Nullable Turn turn) {}

    /** What a municipality told that it spent for its region over a period, and where that stands. */
    record Spent(String title, String period, String address) {}

    /** Something new that may be asked, and where. */
    record New(String kind, String area, String address) {}

    @GetMapping("/applications")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.NOO, Role.MINISTRY, Role.AUDITOR})
    @InNavigation(label = "applications", order = 2)
    String show(@Query Listing listing, Caller caller, Locale locale, Model model) {
        var cursor = listing.cursor();
        var place = cursor == null ? null : DossierPlace.of(cursor);
        var moment = dossiers.moment(place == null ? null : place.knownAt());
        var found = dossiers.pageOfAll(place == null ? "" : place.after(), DOSSIERS + 1, caller, moment.knownAt());
        boolean more = found.size() > DOSSIERS;
        var page = more ? found.subList(0, DOSSIERS) : found;
        var shown = page.stream()
                .filter(dossier -> READERS.getOrDefault(dossier.subject(), Set.of()).stream()
                        .anyMatch(caller.roles()::contains))
                .toList();
        var open = work.in(shown, moment.knownAt());
        var words = Words.in(locale, messages);
        var today = LocalDate.ofInstant(moment.knownAt(), Netherlands.ZONE);
        model.addAttribute(
                        "rows",
                        shown.stream()
                                .flatMap(dossier ->
                                        row(dossier, open.getOrDefault(dossier.aggregateId(), List.of()), today, words)
                                                .stream())
                                .sorted(Comparator.comparing(Row::open)
                                        .thenComparing(Row::receivedOn)
                                        .reversed())
                                .toList())
                .addAttribute(
                        "paid",
                        shown.stream()
                                .filter(dossier -> dossier.said().getFirst().event() instanceof PaymentEvent)
                                .map(dossier -> paid(
                                        dossier, open.getOrDefault(dossier.aggregateId(), List.of()), today, words))
                                .toList())
                .addAttribute("spent", spent(caller, moment.knownAt(), words))
                .addAttribute("news", news(caller))
                .addAttribute("knownAt", moment.knownAt())
                .addAttribute("next", more ? DossierPlace.next(moment.knownAt(), page.getLast()) : null);
        return "funding/applications";
    }

    private static Optional<Row> row(Dossier dossier, List<Work> open, LocalDate today, Words words) {
        var requests = Requests.of(dossier);
        if (requests.isEmpty()) return Optional.empty();
        var last = requests.getLast();
        var procedure = last.procedure();
        var decision = procedure.decision();
        var turn = open.stream()
                .filter(each -> !each.paused())
                .min(Comparator.comparing(Work::dueOn, Comparator.nullsLast(Comparator.naturalOrder())))
                .or(() -> open.stream().findFirst())
                .map(each -> Turn.of(each, today, words))
                .orElse(null);
        return Optional.of(new Row(
                Objects.requireNonNull(DossierAddress.of(dossier.aggregateId())),
                Desk.title(dossier, words),
                last.receivedOn(),
                last.amount(),
                procedure.status().name(),
                Desk.tone(procedure.status()),
                decision == null ? null : Timeline.ruling(decision.ruling(), words),
                procedure.status().open(),
                turn));
    }

    private static Paid paid(Dossier dossier, List<Work> open, LocalDate today, Words words) {
        var payments = Requests.state(dossier, Payments.NONE, PaymentEvent.class, Payments::evolve);
        return new Paid(
                Objects.requireNonNull(DossierAddress.of(dossier.aggregateId())),
                Desk.title(dossier, words),
                payments.ordered(),
                payments.confirmed(),
                open.stream()
                        .findFirst()
                        .map(each -> Turn.of(each, today, words))
                        .orElse(null));
    }

    /** The dossier is its region's, which a municipality does not see. */
    private List<Spent> spent(Caller caller, Instant knownAt, Words words) {
        if (!caller.roles().contains(Role.MUNICIPALITY)) return List.of();
        var own = caller.municipalityCodes().stream()
                .sorted()
                .flatMap(code -> Division.ofTheNetherlands().municipality(code).stream())
                .toList();
        var ids = firstReceptions.periods().stream()
                .flatMap(
                        period -> own.stream().map(it -> FirstReceptionCommand.aggregateId(it.region(), period.from())))
                .distinct()
                .toList();
        return dossiers.these(ids, knownAt).stream()
                .map(dossier -> FirstReceptionOverview.folded(dossier).spendings())
                .flatMap(spendings -> own.stream()
                        .filter(it -> spendings.containsKey(it.code()))
                        .map(it -> {
                            var period = Objects.requireNonNull(spendings.get(it.code()))
                                    .period();
                            return new Spent(
                                    words.text("spending.title", it.name()),
                                    FirstReceptionCostsPages.text(period, words),
                                    FirstReceptionCostsPages.address(it.code(), period.from()));
                        }))
                .toList();
    }

    /** What an applicant may ask; who enters for somebody else what reached them otherwise does so over the API. */
    private static List<New> news(Caller caller) {
        var today = LocalDate.now(Netherlands.ZONE);
        var division = Division.ofTheNetherlands();
        if (caller.roles().contains(Role.MUNICIPALITY))
            return caller.municipalityCodes().stream()
                    .flatMap(code -> division.municipality(code).stream())
                    .filter(municipality -> municipality.existsOn(today))
                    .sorted(Comparator.comparing(Municipality::name))
                    .flatMap(municipality -> Stream.of(
                                    "advance", "transition", "claim", "account", "first-reception-spending")
                            .map(kind -> new New(
                                    kind,
                                    municipality.name(),
                                    "/municipalities/" + municipality.code() + "/new-" + kind)))
                    .toList();
        if (caller.roles().contains(Role.REGION))
            return caller.regionCodes().stream()
                    .sorted(Comparator.comparing(RegionCode::text))
                    .map(code -> new New(
                            "first-reception",
                            DossierArea.of(code.text()).name(),
                            "/regions/" + code + "/new-first-reception"))
                    .toList();
        return List.of();
    }
}
