package nl.opvang.funding.application.page;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.funding.transition.domain.TransitionCommand;
import nl.opvang.funding.transition.write.TransitionForms.ConversionForm;
import nl.opvang.funding.transition.write.TransitionForms.SupplementForm;
import nl.opvang.funding.transition.write.TransitionOrders;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.page.Scene;
import nl.opvang.plumbing.page.Words;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.page.form.Posted;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where more is said about a transition: what else is asked, what it cost, which location came of it, and what was agreed. */
@Controller
class TransitionEntryPages {
    private static final String DOSSIER = "/municipalities/{municipality}/transitions/{transitionId}";
    private static final int FIRST_YEAR = 2022;
    private static final int MOST_YEARS = 100;

    /** A number of a location, alone or at the end of the address of its page. */
    private static final Pattern LOCATION = Pattern.compile(
            "(?:.*/municipalities/(GM\\d{4})/locations/|(GM\\d{4}):)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:[/?#].*)?");

    private final EntryDesk desk;
    private final Dossiers dossiers;
    private final TransitionOrders orders;

    TransitionEntryPages(EntryDesk desk, Dossiers dossiers, TransitionOrders orders) {
        this.desk = desk;
        this.dossiers = dossiers;
        this.orders = orders;
    }

    /**
     * What is filled in, as texts; of each kind only its own fields.
     *
     * @param id made with the form, so that sent twice it is said once
     * @param look there when it is only to be shown what would be said: texts may be too long for an address
     */
    record Asked(
            @Nullable UUID id,
            @Size(max = 10) @Nullable String look,
            @Size(max = 60) @Nullable String expected,
            @Size(max = 60) @Nullable String amount,
            @Size(max = 60) @Nullable String years,
            @Size(max = StepForm.MOST) @Nullable String grounds,
            @Size(max = 60) @Nullable String financialYear,
            @Size(max = 60) @Nullable String invested,
            @Size(max = 200) @Nullable String location,
            @Size(max = StepForm.MOST) @Nullable String text,
            @Size(max = 200) @Nullable String reference1,
            @Size(max = 100) @Nullable String hash1) {
        Map<String, String> values() {
            return Entry.values(
                    "expected", expected,
                    "amount", amount,
                    "years", years,
                    "grounds", grounds,
                    "financialYear", financialYear,
                    "invested", invested,
                    "location", location,
                    "text", text,
                    "reference1", reference1,
                    "hash1", hash1);
        }
    }

    @GetMapping({
        DOSSIER + "/new-supplement",
        DOSSIER + "/new-conversion",
        DOSSIER + "/new-actuals",
        DOSSIER + "/new-location"
    })
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    String ask(@PathVariable MunicipalityCode municipality, @PathVariable UUID transitionId, Scene scene) {
        return desk.ask(entry(municipality, transitionId, Map.of(), scene), scene);
    }

    @PostMapping({
        DOSSIER + "/new-supplement",
        DOSSIER + "/new-conversion",
        DOSSIER + "/new-actuals",
        DOSSIER + "/new-location"
    })
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    @Nullable
    String send(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID transitionId,
            @Posted Asked asked,
            Scene scene,
            Write write) {
        return say(municipality, transitionId, asked, scene, write);
    }

    @GetMapping(DOSSIER + "/new-arrangement")
    @AllowedTo(
            value = {Role.NOO, Role.MINISTRY},
            scope = "municipality")
    String askArrangement(@PathVariable MunicipalityCode municipality, @PathVariable UUID transitionId, Scene scene) {
        return desk.ask(entry(municipality, transitionId, Map.of(), scene), scene);
    }

    @PostMapping(DOSSIER + "/new-arrangement")
    @AllowedTo(
            value = {Role.NOO, Role.MINISTRY},
            scope = "municipality")
    @Nullable
    String arrange(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID transitionId,
            @Posted Asked asked,
            Scene scene,
            Write write) {
        return say(municipality, transitionId, asked, scene, write);
    }

    private @Nullable String say(
            MunicipalityCode municipality, UUID transitionId, Asked asked, Scene scene, Write write) {
        var entry = entry(municipality, transitionId, asked.values(), scene);
        return desk.take(entry, asked.id(), asked.look() != null, scene, write);
    }

    /** @throws ProblemException when nothing was asked under this id, as far as who asks may see */
    private Entry entry(MunicipalityCode municipality, UUID transitionId, Map<String, String> values, Scene scene) {
        var id = TransitionCommand.FEATURE + ":" + municipality + ":" + transitionId;
        var dossier = dossiers.one(id, scene.caller(), dossiers.moment(null).knownAt())
                .orElseThrow(ProblemException::notFound);
        return new TransitionEntry(Addition.of(scene.request()), municipality, transitionId, dossier, values);
    }

    private final class TransitionEntry extends MunicipalEntry {
        private final Addition addition;
        private final UUID transition;
        private final Dossier dossier;

        TransitionEntry(
                Addition addition,
                MunicipalityCode municipality,
                UUID transition,
                Dossier dossier,
                Map<String, String> values) {
            super(addition.word(), municipality, values);
            this.addition = addition;
            this.transition = transition;
            this.dossier = dossier;
        }

        @Override
        public Place within(Words words) {
            return Place.of(dossier, words);
        }

        @Override
        public String address() {
            return "/municipalities/%s/transitions/%s/new-%s".formatted(municipality, transition, addition.word());
        }

        @Override
        public Map<String, String> beforehand() {
            return addition == Addition.ACTUALS
                    ? Entry.values(
                            "financialYear", Integer.toString(Officers.today().getYear()))
                    : Map.of();
        }

        @Override
        public List<Group> groups(Words words) {
            return switch (addition) {
                case SUPPLEMENT ->
                    List.of(new Group(
                            null, List.of(field(words, "expected", "euro"), field(words, "grounds", "area"))));
                case CONVERSION ->
                    List.of(new Group(
                            null,
                            List.of(
                                    field(words, "amount", "euro"),
                                    field(words, "years", "number"),
                                    field(words, "grounds", "area"))));
                case ACTUALS ->
                    List.of(
                            new Group(
                                    null,
                                    List.of(
                                            choice(words, "financialYear", years(), null),
                                            field(words, "invested", "euro"))),
                            evidence(words, 1));
                case LOCATION -> List.of(new Group(null, List.of(field(words, "location", "text"))));
                case ARRANGEMENT ->
                    List.of(new Group(null, List.of(field(words, "text", "area"))), evidenceIfAny(words, 1));
            };
        }

        private List<String> years() {
            return IntStream.iterate(Officers.today().getYear(), year -> year >= FIRST_YEAR, year -> year - 1)
                    .mapToObj(String::valueOf)
                    .toList();
        }

        @Override
        public @Nullable Command command(UUID id, Officer by, Fields fields) {
            return switch (addition) {
                case SUPPLEMENT -> {
                    var expected = fields.euro("expected", values.get("expected"));
                    var grounds = fields.text("grounds", values.get("grounds"));
                    yield expected == null || grounds == null
                            ? null
                            : orders.supplement(
                                    municipality, transition, id, by, new SupplementForm(expected, grounds));
                }
                case CONVERSION -> {
                    var amount = fields.euro("amount", values.get("amount"));
                    var years = fields.number("years", values.get("years"), MOST_YEARS);
                    var grounds = fields.text("grounds", values.get("grounds"));
                    yield amount == null || years == null || grounds == null
                            ? null
                            : orders.conversion(
                                    municipality, transition, id, by, new ConversionForm(amount, years, grounds));
                }
                case ACTUALS -> actuals(id, by, fields);
                case LOCATION -> {
                    var location = location(fields);
                    yield location == null
                            ? null
                            : new TransitionCommand.LinkLocation(municipality, transition, id, by, location);
                }
                case ARRANGEMENT -> {
                    var text = fields.text("text", values.get("text"));
                    var document = Entry.evidenceIfAny(fields, values, 1);
                    yield text == null || !fields.faults().isEmpty()
                            ? null
                            : new TransitionCommand.MakeArrangement(
                                    municipality,
                                    transition,
                                    id,
                                    by,
                                    text,
                                    document == null ? null : document.evidence());
                }
            };
        }

        private @Nullable Command actuals(UUID id, Officer by, Fields fields) {
            var year = fields.number("financialYear", values.get("financialYear"), 2199);
            var invested = fields.euro("invested", values.get("invested"));
            var document = Entry.evidence(fields, values, 1);
            return year == null || invested == null || document == null
                    ? null
                    : new TransitionCommand.ReportActuals(
                            municipality, transition, id, by, year, invested, document.evidence(), Officers.today());
        }

        /** A location that is named by its number alone is one of this municipality. */
        private @Nullable LocationId location(Fields fields) {
            var said = fields.text("location", values.get("location"));
            if (said == null) return null;
            var named = LOCATION.matcher(said);
            if (!named.matches()) {
                fields.wrong("location", "fault.location");
                return null;
            }
            var code = named.group(1) == null ? named.group(2) : named.group(1);
            return new LocationId(
                    code == null ? municipality : new MunicipalityCode(code), UUID.fromString(named.group(3)));
        }
    }
}
