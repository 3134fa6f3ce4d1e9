package nl.opvang.torture.check;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import nl.opvang.torture.history.LoggedEvent;
import org.jspecify.annotations.Nullable;

/** How far everything is that was asked about money, by what was said, in its order; and which of that should not have been said. */
final class Applications {
    private static final Set<String> FEATURES =
            Set.of("funding.advance", "funding.transition", "funding.claim", "funding.settlement");

    /** One thing that was asked. */
    static final class Application {
        private final String id;
        private final boolean settlement;
        private final boolean plan;
        private final BigDecimal asked;
        private final Set<String> askers = new HashSet<>();
        private final Set<String> assessors = new HashSet<>();
        private final Set<String> deciders = new HashSet<>();
        private boolean complete;
        private boolean assessed;
        private boolean withdrawn;
        private @Nullable String question;
        private @Nullable LoggedEvent decision;
        private @Nullable String objection;

        private Application(String id, boolean settlement, boolean plan, BigDecimal asked) {
            this.id = id;
            this.settlement = settlement;
            this.plan = plan;
            this.asked = asked;
        }

        String id() {
            return id;
        }

        /** What the decision that stands gives; nothing when none does. */
        BigDecimal granted() {
            return decision == null ? BigDecimal.ZERO : new BigDecimal(decision.text("approval.ruling.amount"));
        }

        boolean decided() {
            return decision != null;
        }

        /** Whether somebody is to decide. */
        boolean open() {
            return !withdrawn && (decision == null || objection != null);
        }

        String status() {
            if (withdrawn) return "WITHDRAWN";
            if (question != null) return "AWAITING_INFORMATION";
            if (!open()) return granted().signum() > 0 ? "GRANTED" : "REFUSED";
            if (assessed) return "ASSESSED";
            return objection == null ? "APPLIED" : "OBJECTED_TO";
        }

        private @Nullable String decisionId() {
            return decision == null ? null : decision.text("approval.approvalId");
        }
    }

    private final Map<String, Map<String, Application>> dossiers = new LinkedHashMap<>();
    private final Consumer<String> breach;

    private Applications(Consumer<String> breach) {
        this.breach = breach;
    }

    /** Whether an event is one of an application. */
    static boolean areAbout(LoggedEvent event) {
        return FEATURES.contains(event.feature());
    }

    /** @param breach told what could not be said */
    static Applications of(List<LoggedEvent> log, Consumer<String> breach) {
        var applications = new Applications(breach);
        log.stream().filter(Applications::areAbout).forEach(applications::note);
        return applications;
    }

    /** Those of each dossier, in their order. */
    Map<String, Map<String, Application>> dossiers() {
        return dossiers;
    }

    private void note(LoggedEvent event) {
        var dossier = dossiers.computeIfAbsent(event.aggregateId(), id -> new LinkedHashMap<>());
        switch (event.fact()) {
            case "applied", "claimed" -> ask(event, dossier);
            case "accounted-for" -> account(event, dossier);
            case "actuals-reported" -> {
                if (dossier.values().stream().noneMatch(it -> it.granted().signum() > 0))
                    breach.accept("%s tells the costs of what was not granted".formatted(event));
            }
            default -> {
                var it = dossier.get(id(event));
                if (it == null) breach.accept("%s is about what nobody asked".formatted(event));
                else step(event, it);
            }
        }
    }

    private static String id(LoggedEvent event) {
        return switch (event.feature()) {
            case "funding.advance" -> event.text("applicationId");
            case "funding.claim" -> event.text("claimId");
            case "funding.transition" -> event.text(event.fact().equals("applied") ? "transitionId" : "requestId");
            default -> "";
        };
    }

    private void ask(LoggedEvent event, Map<String, Application> dossier) {
        dossier.values().stream()
                .filter(Application::open)
                .forEach(other -> breach.accept("%s was asked while %s is open".formatted(event, other.id())));
        var amount = event.text(
                switch (event.feature()) {
                    case "funding.claim" -> "actualCosts";
                    case "funding.transition" -> "plan.budget";
                    default -> "amount";
                });
        var it =
                new Application(id(event), false, event.feature().equals("funding.transition"), new BigDecimal(amount));
        it.askers.add(event.text("by.subject"));
        if (dossier.put(it.id(), it) != null) breach.accept("%s was asked before".formatted(event));
    }

    /** A later account takes the place of an earlier one, and what was assessed is to be assessed anew. */
    private void account(LoggedEvent event, Map<String, Application> dossier) {
        var it = dossier.computeIfAbsent("", id -> new Application(id, true, false, BigDecimal.ZERO));
        if (!it.open()) breach.accept("%s accounts for what is settled".formatted(event));
        it.askers.add(event.text("by.subject"));
        it.assessed = false;
    }

    private void step(LoggedEvent event, Application it) {
        if (it.withdrawn) breach.accept("%s is about what was withdrawn".formatted(event));
        switch (event.fact()) {
            case "found-complete" -> {
                lookInto(event, it, event.text("by.subject"));
                it.complete = true;
            }
            case "information-asked" -> {
                lookInto(event, it, event.text("question.by.subject"));
                it.assessors.add(event.text("question.by.subject"));
                it.question = event.text("question.questionId");
                it.complete = false;
            }
            case "information-supplied" -> {
                if (!event.text("answer.questionId").equals(it.question))
                    breach.accept("%s answers what was not asked".formatted(event));
                it.askers.add(event.text("answer.by.subject"));
                it.question = null;
            }
            case "assessed" -> {
                lookInto(event, it, event.text("assessment.by.subject"));
                if (it.plan && !it.complete) breach.accept("%s assesses what was not found complete".formatted(event));
                isWithin(event, "assessment.advice.amount", it);
                it.assessors.add(event.text("assessment.by.subject"));
                it.assessed = true;
            }
            case "decided" -> decide(event, it);
            case "objection-lodged" -> {
                if (it.open() || !event.text("objection.decisionId").equals(it.decisionId()))
                    breach.accept("%s objects to what does not stand".formatted(event));
                it.askers.add(event.text("objection.by.subject"));
                it.objection = event.text("objection.objectionId");
                it.assessed = false;
            }
            case "withdrawn" -> {
                if (it.decided()) breach.accept("%s withdraws what was decided".formatted(event));
                it.withdrawn = true;
            }
            default -> breach.accept("%s is not known here".formatted(event));
        }
    }

    private void decide(LoggedEvent event, Application it) {
        var by = event.text("approval.by.subject");
        lookInto(event, it, by);
        if (!it.assessed) breach.accept("%s decides what nobody assessed".formatted(event));
        if (it.assessors.contains(by)) breach.accept("%s is decided by whoever assessed it".formatted(event));
        if (it.objection != null && it.deciders.contains(by))
            breach.accept("%s is decided again by whoever decided".formatted(event));
        isWithin(event, "approval.ruling.amount", it);
        var before = it.decisionId();
        if (!event.text("insteadOf").equals(before == null ? "" : before)
                || !event.text("objectionId").equals(it.objection == null ? "" : it.objection))
            breach.accept("%s does not say what it comes instead of".formatted(event));
        it.deciders.add(by);
        it.decision = event;
        it.objection = null;
    }

    private void lookInto(LoggedEvent event, Application it, String by) {
        if (!it.open()) breach.accept("%s comes when all is decided".formatted(event));
        if (it.question != null) breach.accept("%s comes while an answer is waited for".formatted(event));
        if (it.askers.contains(by)) breach.accept("%s is by whoever asked".formatted(event));
    }

    private void isWithin(LoggedEvent event, String field, Application it) {
        if (!it.settlement && new BigDecimal(event.text(field)).compareTo(it.asked) > 0)
            breach.accept("%s gives more than the %s that was asked".formatted(event, it.asked));
    }
}
