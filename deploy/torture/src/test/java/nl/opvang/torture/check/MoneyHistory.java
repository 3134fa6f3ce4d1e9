package nl.opvang.torture.check;

import static nl.opvang.torture.check.SmallHistory.event;
import static nl.opvang.torture.check.SmallHistory.events;

import java.util.List;
import java.util.Map;
import nl.opvang.torture.history.Command.Accepted;
import nl.opvang.torture.history.Effect;
import org.jspecify.annotations.Nullable;

/**
 * What goes on about money: a transition is granted, a claim refused and granted on an objection, a year settled, and an advance
 * asked for by mistake; a second after another from two minutes past noon on.
 */
final class MoneyHistory {
    static final String TRANSITION = "00000000-0000-0000-0000-0000000000c1";
    static final String CLAIM = "00000000-0000-0000-0000-0000000000c2";
    static final String ADVANCE = "00000000-0000-0000-0000-0000000000c3";
    private static final String TOWN = "\"municipality\": \"GM0344\", ";
    private static final int FIRST = 200;

    private final SmallHistory history;

    MoneyHistory(SmallHistory history) {
        this.history = history;
        transition("applied", "\"plan\": {\"budget\": \"500.00\"}, " + by("town"));
        transition("information-asked", request() + with("question", "questionId", "q1", by("noo")));
        transition(
                "information-supplied",
                request() + with("answer", "answerId", "s1", "\"questionId\": \"q1\", " + by("town")));
        transition("found-complete", request() + "\"checkId\": \"k1\", " + by("noo"));
        transition(
                "assessed", request() + with("assessment", "assessmentId", "a1", advice("500.00") + ", " + by("noo")));
        transition("decided", request() + decided("d1", "500.00", "approver", null, null));
        transition("actuals-reported", "\"reportId\": \"r1\", \"invested\": \"480.00\", " + by("town"));
        claim("claimed", "\"actualCosts\": \"900.00\", " + by("town"));
        claim("assessed", with("assessment", "assessmentId", "a2", advice("0.00") + ", " + by("noo")));
        claim("decided", decided("d2", "0.00", "approver", null, null));
        claim("objection-lodged", with("objection", "objectionId", "o1", "\"decisionId\": \"d2\", " + by("town")));
        claim("assessed", with("assessment", "assessmentId", "a3", advice("900.00") + ", " + by("noo")));
        claim("decided", decided("d3", "900.00", "other-approver", "o1", "d2"));
        settlement("accounted-for", "\"accountId\": \"b1\", " + by("town"));
        settlement("assessed", with("assessment", "assessmentId", "a4", advice("70.00") + ", " + by("ministry")));
        settlement("decided", decided("d4", "70.00", "approver", null, null));
        advance("applied", "\"amount\": \"10.00\", " + by("town"));
        advance("withdrawn", "\"withdrawalId\": \"w1\", " + by("town"));
        history.funding.forEach(history::send);
    }

    private static String by(String subject) {
        return "\"by\": {\"subject\": \"%s\", \"role\": \"ANY\"}".formatted(subject);
    }

    private static String request() {
        return "\"requestId\": \"%s\", ".formatted(TRANSITION);
    }

    private static String with(String field, String idField, String id, String said) {
        return "\"%s\": {\"%s\": \"%s\", %s}".formatted(field, idField, id, said);
    }

    private static String advice(String amount) {
        return "\"advice\": {\"amount\": \"%s\"}".formatted(amount);
    }

    private static String decided(
            String approval, String amount, String by, @Nullable String objection, @Nullable String insteadOf) {
        return with(
                        "approval",
                        "approvalId",
                        approval,
                        "\"ruling\": {\"amount\": \"%s\"}, %s".formatted(amount, by(by)))
                + (objection == null
                        ? ""
                        : ", \"objectionId\": \"%s\", \"insteadOf\": \"%s\"".formatted(objection, insteadOf));
    }

    void transition(String fact, String said) {
        add("transition", TRANSITION, fact, "\"transitionId\": \"%s\", %s".formatted(TRANSITION, said));
    }

    void claim(String fact, String said) {
        add("claim", "2024", fact, "\"claimId\": \"%s\", %s".formatted(CLAIM, said));
    }

    void settlement(String fact, String said) {
        add("settlement", "2024", fact, "\"year\": 2024, " + said);
    }

    void advance(String fact, String said) {
        add("advance", "2026", fact, "\"applicationId\": \"%s\", %s".formatted(ADVANCE, said));
    }

    private void add(String feature, String dossier, String fact, String said) {
        var aggregate = "%s:GM0344:%s".formatted(feature, dossier);
        long sequence = history.funding.stream()
                .filter(event -> event.aggregateId().equals(aggregate))
                .count();
        int nr = FIRST + history.funding.size();
        var type = "nl.opvang.funding.%s.%s.v1".formatted(feature, fact);
        var event = event("funding", aggregate, sequence, type, nr, nr, "{" + TOWN + said + "}");
        history.funding.add(event);
        var effect = new Effect(
                type,
                List.of("municipality", id(fact)),
                Map.of("municipality", "GM0344", id(fact), event.text(id(fact))));
        history.asked("PUT " + fact + " " + nr, new Accepted(true, events(event)), List.of(effect));
    }

    private static String id(String fact) {
        return switch (fact) {
            case "applied", "claimed", "accounted-for" -> "by.subject";
            case "information-asked" -> "question.questionId";
            case "information-supplied" -> "answer.answerId";
            case "found-complete" -> "checkId";
            case "assessed" -> "assessment.assessmentId";
            case "decided" -> "approval.approvalId";
            case "objection-lodged" -> "objection.objectionId";
            case "actuals-reported" -> "reportId";
            default -> "withdrawalId";
        };
    }

    /** Says one of its events otherwise. */
    void retell(String id, String before, String after) {
        history.funding.replaceAll(event -> event.payload().toString().contains("\"" + id + "\"")
                        && event.payload().toString().contains(before)
                ? event(
                        event.service(),
                        event.aggregateId(),
                        event.sequence(),
                        event.type(),
                        (int) event.position(),
                        event.tx(),
                        event.payload().toString().replace(before, after))
                : event);
    }

    /** Leaves one of its events out. */
    void forget(String type, String id) {
        history.funding.removeIf(event ->
                event.type().contains(type) && event.payload().toString().contains("\"" + id + "\""));
    }
}
