package nl.opvang.funding.application.page;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.funding.FirstReceptionEvent.SpendingReported;
import nl.opvang.contracts.funding.FirstReceptionPeriod;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.DossierArea;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.funding.firstreception.domain.FirstReceptionCommand;
import nl.opvang.funding.firstreception.read.FirstReceptionOverview;
import nl.opvang.funding.firstreception.write.FirstReceptionForms.CostsForm;
import nl.opvang.funding.firstreception.write.FirstReceptionOrders;
import nl.opvang.funding.procedure.write.EvidenceForm;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.page.Scene;
import nl.opvang.plumbing.page.Words;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.page.form.Posted;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where is told what first reception cost: by a region of what was granted, and by a municipality of what it spent for its region. */
@Controller
class FirstReceptionCostsPages {
    private static final String ACTUALS = "/regions/{region}/first-receptions/{from}/new-actuals";
    private static final String NEW_SPENDING = "/municipalities/{municipality}/new-first-reception-spending";

    private final EntryDesk desk;
    private final Dossiers dossiers;
    private final FirstReceptionOrders orders;
    private final MessageSource messages;

    FirstReceptionCostsPages(EntryDesk desk, Dossiers dossiers, FirstReceptionOrders orders, MessageSource messages) {
        this.desk = desk;
        this.dossiers = dossiers;
        this.orders = orders;
        this.messages = messages;
    }

    /**
     * What is filled in, as texts.
     *
     * @param id made with the form, so that sent twice it is told once
     * @param look there when it is only to be shown what would be told: texts may be too long for an address
     * @param from the first day of the period of a municipality's spending
     */
    record Asked(
            @Nullable UUID id,
            @Size(max = 10) @Nullable String look,
            @Size(max = 60) @Nullable String from,
            @Size(max = 200) @Nullable String category1,
            @Size(max = 60) @Nullable String amount1,
            @Size(max = 200) @Nullable String category2,
            @Size(max = 60) @Nullable String amount2,
            @Size(max = 200) @Nullable String category3,
            @Size(max = 60) @Nullable String amount3,
            @Size(max = 200) @Nullable String category4,
            @Size(max = 60) @Nullable String amount4,
            @Size(max = 200) @Nullable String category5,
            @Size(max = 60) @Nullable String amount5,
            @Size(max = 200) @Nullable String reference1,
            @Size(max = 100) @Nullable String hash1) {
        Map<String, String> values() {
            return Entry.values(
                    "from", from,
                    "category1", category1,
                    "amount1", amount1,
                    "category2", category2,
                    "amount2", amount2,
                    "category3", category3,
                    "amount3", amount3,
                    "category4", category4,
                    "amount4", amount4,
                    "category5", category5,
                    "amount5", amount5,
                    "reference1", reference1,
                    "hash1", hash1);
        }
    }

    @GetMapping(ACTUALS)
    @AllowedTo(
            value = {Role.REGION, Role.MINISTRY},
            scope = "region")
    String askActuals(@PathVariable RegionCode region, @PathVariable LocalDate from, Scene scene) {
        return desk.ask(actuals(region, from, Map.of(), scene), scene);
    }

    @PostMapping(ACTUALS)
    @AllowedTo(
            value = {Role.REGION, Role.MINISTRY},
            scope = "region")
    @Nullable
    String sendActuals(
            @PathVariable RegionCode region,
            @PathVariable LocalDate from,
            @Posted Asked asked,
            Scene scene,
            Write write) {
        return say(actuals(region, from, asked.values(), scene), asked, scene, write);
    }

    @GetMapping(NEW_SPENDING)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    String askSpending(@PathVariable MunicipalityCode municipality, Scene scene) {
        return desk.ask(new SpendingEntry(municipality, Map.of()), scene);
    }

    @PostMapping(NEW_SPENDING)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String sendSpending(@PathVariable MunicipalityCode municipality, @Posted Asked asked, Scene scene, Write write) {
        return say(new SpendingEntry(municipality, asked.values()), asked, scene, write);
    }

    private @Nullable String say(Entry entry, Asked asked, Scene scene, Write write) {
        return desk.take(entry, asked.id(), asked.look() != null, scene, write);
    }

    /** What a municipality told, which does not see the dossier of its region. */
    @GetMapping("/municipalities/{municipality}/first-reception-spendings/{from}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.MINISTRY, Role.AUDITOR},
            scope = "municipality")
    String spending(
            @PathVariable MunicipalityCode municipality,
            @PathVariable LocalDate from,
            @Query Desk.Asked asked,
            Scene scene) {
        var there = Division.ofTheNetherlands().municipality(municipality).orElseThrow(ProblemException::notFound);
        var moment = dossiers.moment(null);
        var dossier = dossiers.one(FirstReceptionCommand.aggregateId(there.region(), from), moment.knownAt())
                .orElseThrow(ProblemException::notFound);
        var reported = FirstReceptionOverview.folded(dossier).spendings().get(municipality);
        if (reported == null) throw ProblemException.notFound();
        var words = Words.in(scene.locale(), messages);
        var told = new Dossier(
                dossier.aggregateId(),
                dossier.said().stream()
                        .filter(said -> said.event() instanceof SpendingReported now
                                && now.municipality().equals(municipality))
                        .toList());
        scene.model()
                .addAttribute("area", there.name())
                .addAttribute("period", text(reported.period(), words))
                .addAttribute("substance", Substance.of(reported.costs(), reported.evidence(), words))
                .addAttribute("timeline", new Timeline(words, scene.caller().subject()).of(told))
                .addAttribute(
                        "again",
                        scene.caller().roles().contains(Role.MUNICIPALITY)
                                ? "/municipalities/" + municipality + "/new-first-reception-spending"
                                : null)
                .addAttribute("knownAt", moment.knownAt())
                .addAttribute("saved", asked.saved() != null);
        return "funding/spending";
    }

    /** Where is shown what a municipality told. */
    static String address(MunicipalityCode municipality, LocalDate from) {
        return "/municipalities/" + municipality + "/first-reception-spendings/" + from;
    }

    /** A period in words. */
    static String text(FirstReceptionPeriod period, Words words) {
        return words.text("substance.days", words.date(period.from()), words.date(period.lastDay()));
    }

    /** Periods to choose from, by their first day. */
    static SequencedMap<String, String> choices(List<FirstReceptionPeriod> periods, Words words) {
        var choices = new LinkedHashMap<String, String>();
        periods.forEach(period -> choices.put(period.from().toString(), text(period, words)));
        return choices;
    }

    /** The costs that are filled in; null when something is wrong with them. */
    private static @Nullable CostsForm costs(Fields fields, Map<String, String> values) {
        var items = Costs.of(fields, values);
        EvidenceForm evidence = Entry.evidence(fields, values, 1);
        return evidence == null || !fields.faults().isEmpty() ? null : new CostsForm(items, evidence, null);
    }

    private static List<Entry.Group> groups(Entry entry, Words words) {
        var groups = new ArrayList<>(Costs.groups(words));
        groups.add(entry.evidence(words, 1));
        return groups;
    }

    /** @throws ProblemException when nothing was asked for the period, as far as who asks may see */
    private Entry actuals(RegionCode region, LocalDate from, Map<String, String> values, Scene scene) {
        var id = FirstReceptionCommand.aggregateId(region, from);
        var dossier = dossiers.one(id, scene.caller(), dossiers.moment(null).knownAt())
                .orElseThrow(ProblemException::notFound);
        return new ActualsEntry(region, from, dossier, values);
    }

    private final class ActualsEntry implements Entry {
        private final RegionCode region;
        private final LocalDate from;
        private final Dossier dossier;
        private final Map<String, String> values;

        ActualsEntry(RegionCode region, LocalDate from, Dossier dossier, Map<String, String> values) {
            this.region = region;
            this.from = from;
            this.dossier = dossier;
            this.values = values;
        }

        @Override
        public Place within(Words words) {
            return Place.of(dossier, words);
        }

        @Override
        public String kind() {
            return "first-reception-actuals";
        }

        @Override
        public String address() {
            return "/regions/" + region + "/first-receptions/" + from + "/new-actuals";
        }

        @Override
        public String area() {
            return DossierArea.of(dossier.area()).name();
        }

        @Override
        public Map<String, String> filledIn() {
            return values;
        }

        @Override
        public Map<String, String> beforehand() {
            return Map.of();
        }

        @Override
        public List<Group> groups(Words words) {
            return FirstReceptionCostsPages.groups(this, words);
        }

        @Override
        public @Nullable Command command(UUID id, Officer by, Fields fields) {
            var costs = costs(fields, values);
            return costs == null ? null : orders.actuals(region, from, id, by, costs);
        }
    }

    private final class SpendingEntry extends MunicipalEntry {
        SpendingEntry(MunicipalityCode municipality, Map<String, String> values) {
            super("first-reception-spending", municipality, values);
        }

        @Override
        public Map<String, String> beforehand() {
            return Map.of();
        }

        /** A municipality sees what it told, and not the dossier of its region. */
        @Override
        public String shownAt(Command command) {
            return FirstReceptionCostsPages.address(municipality, ((FirstReceptionCommand) command).from());
        }

        @Override
        public List<Group> groups(Words words) {
            var today = Officers.today();
            var over = orders.periods().stream()
                    .filter(period -> today.isAfter(period.lastDay()))
                    .toList();
            var groups = new ArrayList<Group>();
            groups.add(new Group(null, List.of(choice(words, "from", choices(over, words)))));
            groups.addAll(FirstReceptionCostsPages.groups(this, words));
            return groups;
        }

        @Override
        public @Nullable Command command(UUID id, Officer by, Fields fields) {
            var from = fields.day("from", values.get("from"));
            var costs = costs(fields, values);
            return from == null || costs == null ? null : orders.spending(municipality, from, id, by, costs);
        }
    }
}
