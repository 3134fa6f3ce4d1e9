package nl.opvang.funding.application.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.AdvanceEvent;
import nl.opvang.contracts.funding.ClaimEvent;
import nl.opvang.contracts.funding.CostItem;
import nl.opvang.contracts.funding.Evidence;
import nl.opvang.contracts.funding.FirstReceptionEvent;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.funding.OfficerRole;
import nl.opvang.contracts.funding.PaymentEvent;
import nl.opvang.contracts.funding.SettlementEvent;
import nl.opvang.contracts.funding.TransitionEvent;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.DossierAddress;
import nl.opvang.funding.dossier.read.DossierArea;
import nl.opvang.funding.firstreception.domain.FirstReceptionCommand.ReportActuals;
import nl.opvang.funding.firstreception.read.FirstReceptionOverview;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.funding.transition.domain.Transition;
import nl.opvang.funding.transition.write.TransitionOrders;
import nl.opvang.funding.worklist.domain.Work;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.page.Scene;
import nl.opvang.plumbing.page.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What follows a decision: what came of it, what more may be said in the dossier, and the money that goes. */
@Component
class Sequel {
    private static final UUID NO_ID = new UUID(0, 0);

    private final TransitionOrders transitions;

    Sequel(TransitionOrders transitions) {
        this.transitions = transitions;
    }

    /**
     * Something that came of what was decided.
     *
     * @param address of its own page; null when it has none
     */
    record Result(
            String title,
            Substance.Shown substance,
            @Nullable String address) {}

    /** Something more that may be said, by the name of its texts, and where. */
    record More(String kind, String address) {}

    /** Adds it to the page of a dossier. */
    void add(Dossier dossier, StepCommands.About commands, List<Work> open, LocalDate today, Words words, Scene scene) {
        var caller = scene.caller();
        var more = new ArrayList<More>();
        var onBehalf = new ArrayList<More>();
        switch (dossier.said().getFirst().event()) {
            case TransitionEvent of -> {
                boolean granted = transition(dossier).granted().cents() > 0;
                for (var addition : Addition.values())
                    // A location comes of what was granted; the register takes it before that too.
                    if ((granted || addition != Addition.LOCATION) && isOffered(addition, of, commands, caller))
                        (addition.isOfApplicant() && isOnBehalf(caller) ? onBehalf : more)
                                .add(new More(
                                        addition.word(),
                                        "/municipalities/%s/transitions/%s/new-%s"
                                                .formatted(of.municipality(), of.transitionId(), addition.word())));
            }
            case FirstReceptionEvent of -> {
                if (isOffered(of, commands, caller))
                    (isOnBehalf(caller) ? onBehalf : more)
                            .add(new More(
                                    "first-reception-actuals",
                                    "/regions/%s/first-receptions/%s/new-actuals".formatted(of.region(), of.from())));
                scene.model().addAttribute("money", PaymentsView.of(Purses.of(dossier), caller, open, today, words));
            }
            case AdvanceEvent _, SettlementEvent _ -> {
                var municipality = new MunicipalityCode(dossier.area());
                scene.model().addAttribute("payments", DossierAddress.ofPayments(municipality, dossier.year(), caller));
            }
            case ClaimEvent _, PaymentEvent _ -> {}
        }
        scene.model()
                .addAttribute("results", results(dossier, words))
                .addAttribute("more", more)
                .addAttribute("moreOnBehalf", onBehalf);
    }

    private static List<Result> results(Dossier dossier, Words words) {
        return switch (dossier.said().getFirst().event()) {
            case TransitionEvent _ -> {
                var shown = Substance.of(transition(dossier), words);
                yield shown.facts().isEmpty()
                        ? List.of()
                        : List.of(new Result(words.text("sequel.transition"), shown, null));
            }
            case FirstReceptionEvent of -> told(dossier, of, words);
            default -> List.of();
        };
    }

    private static Transition transition(Dossier dossier) {
        return Requests.state(dossier, Transition.NONE, TransitionEvent.class, Transition::evolve);
    }

    /** What the period cost, as far as it was told: by the region, and by its municipalities. */
    private static List<Result> told(Dossier dossier, FirstReceptionEvent of, Words words) {
        var state = FirstReceptionOverview.folded(dossier);
        var actuals = state.actuals();
        return Stream.concat(
                        actuals == null
                                ? Stream.<Result>empty()
                                : Stream.of(new Result(
                                        words.text("sequel.actuals"),
                                        Substance.of(actuals.costs(), actuals.evidence(), words),
                                        null)),
                        state.spendings().values().stream()
                                .map(spending -> new Result(
                                        words.text(
                                                "sequel.spending",
                                                DossierArea.of(spending.municipality()
                                                                .text())
                                                        .name()),
                                        Substance.of(spending.costs(), spending.evidence(), words),
                                        FirstReceptionCostsPages.address(spending.municipality(), of.from()))))
                .toList();
    }

    private boolean isOffered(Addition addition, TransitionEvent of, StepCommands.About commands, Caller caller) {
        return caller.roles().stream()
                .filter(addition.roles()::contains)
                .map(role -> addition.tried(of.municipality(), of.transitionId(), officer(caller, role), transitions))
                .anyMatch(command -> isPossible(command, commands));
    }

    private static boolean isOffered(FirstReceptionEvent of, StepCommands.About commands, Caller caller) {
        return caller.roles().stream()
                .filter(Set.of(Role.REGION, Role.MINISTRY)::contains)
                .map(role -> new ReportActuals(
                        of.region(),
                        of.from(),
                        NO_ID,
                        officer(caller, role),
                        List.of(new CostItem("", Euro.ZERO)),
                        new Evidence("", ""),
                        Officers.today()))
                .anyMatch(command -> isPossible(command, commands));
    }

    private static boolean isPossible(Command command, StepCommands.About commands) {
        return commands.rehearse(command).problem() == null;
    }

    private static Officer officer(Caller caller, Role role) {
        return new Officer(caller.subject(), OfficerRole.valueOf(role.name()));
    }

    /** The ministry enters what an applicant told it otherwise. */
    private static boolean isOnBehalf(Caller caller) {
        return caller.roles().stream().noneMatch(role -> role == Role.MUNICIPALITY || role == Role.REGION);
    }
}
