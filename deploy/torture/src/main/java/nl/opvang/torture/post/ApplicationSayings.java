package nl.opvang.torture.post;

import static nl.opvang.torture.post.Fields.ABSENT;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import nl.opvang.torture.post.Application.Kind;

/**
 * Makes up what is asked for, looked into and decided about money, by people who are each somebody else. A town has one dossier
 * of a year, so that its clients meet.
 */
final class ApplicationSayings extends Voice {
    private static final String FUNDING = "funding";

    ApplicationSayings(Town town, Random dice) {
        super(town, dice);
    }

    Saying next() {
        var application = dice.nextInt(10) < 3 ? null : town.someApplication(dice);
        return application == null ? application() : step(application);
    }

    private Saying application() {
        return switch (dice.nextInt(5)) {
            case 0 -> advance();
            case 1 -> claim();
            case 2 -> account();
            default -> transition();
        };
    }

    private String amount() {
        return 1 + dice.nextInt(1_000_000) + ".00";
    }

    private static int thisYear() {
        return LocalDate.now(ZoneOffset.UTC).getYear();
    }

    private int yearThatIsOver() {
        return thisYear() - 1 - dice.nextInt(3);
    }

    private static Map<String, Object> evidence() {
        return Fields.of("reference", "torture", "sha256", "0".repeat(64));
    }

    /** While one application is open, others are refused. */
    private Saying advance() {
        var application = id();
        int year = thisYear() + 1;
        var amount = amount();
        var form = Fields.of(
                "places", List.of(), "transitionCosts", "0.00", "livingAllowance", amount, "receipts", "0.00");
        return asked(
                new Application(
                        Kind.ADVANCE,
                        application,
                        path("/advances/%d/applications/%s".formatted(year, application)),
                        Map.of("applicationId", application.toString()),
                        amount),
                "applied",
                "amount",
                form,
                "apply-for-advance",
                Fields.of("year", year, "application", application, "asked", form));
    }

    private Saying claim() {
        var claim = id();
        int year = yearThatIsOver();
        var amount = amount();
        var form = Fields.of("actualCosts", amount, "evidence", List.of(evidence()));
        return asked(
                new Application(
                        Kind.CLAIM,
                        claim,
                        path("/claims/%d/requests/%s".formatted(year, claim)),
                        Map.of("claimId", claim.toString()),
                        amount),
                "claimed",
                "actualCosts",
                form,
                "claim-actual-costs",
                Fields.of("year", year, "claim", claim, "asked", form));
    }

    /** A later account replaces an earlier one, until the year is settled. */
    private Saying account() {
        var account = id();
        int year = yearThatIsOver();
        var amount = amount();
        var form = Fields.of(
                "livingAllowance",
                amount,
                "transitionCosts",
                "0.00",
                "receipts",
                "0.00",
                "evidence",
                List.of(evidence()));
        var settlement = new Application(
                Kind.SETTLEMENT,
                account,
                path("/settlements/" + year),
                Map.of("municipality", town.code(), "year", Integer.toString(year)),
                amount);
        town.asks(settlement);
        return new Saying(
                FUNDING,
                settlement.path() + "/accounts/" + account,
                form,
                "account-for-year",
                Fields.of("year", year, "id", account, "account", form),
                List.of(effect(
                        Kind.SETTLEMENT.feature() + "accounted-for",
                        "accountId",
                        Map.of("accountId", account.toString(), "account.livingAllowance", amount))));
    }

    private Saying transition() {
        var transition = id();
        var amount = amount();
        var from = day();
        var form = Fields.of(
                "description",
                "an office",
                "suitability",
                "rooms",
                "execution",
                "in stages",
                "parties",
                List.of("a builder"),
                "places",
                1 + dice.nextInt(400),
                "budget",
                amount,
                "depreciationMonths",
                60,
                "from",
                from.toString(),
                "until",
                from.plusMonths(6).toString(),
                "availableFrom",
                from.plusMonths(6).toString(),
                "availableUntil",
                from.plusYears(5).toString());
        return asked(
                new Application(
                        Kind.TRANSITION,
                        transition,
                        path("/transitions/%1$s/requests/%1$s".formatted(transition)),
                        Map.of("transitionId", transition.toString()),
                        amount),
                "applied",
                "plan.budget",
                form,
                "apply-for-transition",
                Fields.of("transition", transition, "plan", form));
    }

    private Saying asked(
            Application application,
            String fact,
            String amountField,
            Map<String, Object> form,
            String lineType,
            Map<String, Object> lineData) {
        town.asks(application);
        var said = new HashMap<>(application.named());
        said.put(amountField, application.amount());
        var path =
                application.kind() == Kind.TRANSITION ? path("/transitions/" + application.id()) : application.path();
        return new Saying(
                FUNDING,
                path,
                form,
                lineType,
                lineData,
                List.of(effect(
                        application.kind().feature() + fact,
                        application.named().keySet().iterator().next(),
                        said)));
    }

    private Saying step(Application about) {
        boolean plan = about.kind() == Kind.TRANSITION;
        var question = about.question();
        var approval = about.approval(dice);
        return switch (dice.nextInt(12)) {
            case 0 -> question(about);
            case 1, 2 -> question == null ? assessment(about) : answer(about, question);
            case 3, 4 -> plan ? completeness(about) : assessment(about);
            case 5, 6 -> assessment(about);
            case 7 -> approval == null ? approval(about) : objection(about, approval);
            case 8 -> plan ? actuals(about) : approval(about);
            case 9 -> about.kind() == Kind.SETTLEMENT || dice.nextInt(3) > 0 ? approval(about) : withdrawal(about);
            default -> approval(about);
        };
    }

    /** The ministry settles; of all else it may be the NOO that looks into it, and of a plan it is. */
    private Speaker assessor(Application about) {
        return switch (about.kind()) {
            case SETTLEMENT -> Speaker.MINISTRY;
            case TRANSITION -> Speaker.NOO;
            case ADVANCE, CLAIM -> dice.nextBoolean() ? Speaker.NOO : Speaker.MINISTRY;
        };
    }

    private Speaker approver() {
        return dice.nextInt(4) == 0 ? Speaker.MINISTRY : dice.nextBoolean() ? Speaker.APPROVER : Speaker.OTHER_APPROVER;
    }

    private Saying taken(
            Speaker speaker,
            Application about,
            String step,
            UUID id,
            Map<String, Object> form,
            String fact,
            String idField,
            Map<String, String> said) {
        var fields = new HashMap<>(said);
        fields.putAll(about.named());
        fields.put(idField, id.toString());
        return Saying.by(
                speaker,
                FUNDING,
                "%s/%s/%s".formatted(about.path(), step, id),
                form,
                effect(about.kind().feature() + fact, idField, fields));
    }

    private Saying question(Application about) {
        var id = id();
        about.questioned(id);
        return taken(
                assessor(about),
                about,
                "questions",
                id,
                Fields.of("text", "Which ones?"),
                "information-asked",
                "question.questionId",
                Map.of());
    }

    private Saying answer(Application about, UUID question) {
        return taken(
                Speaker.MUNICIPALITY,
                about,
                "answers",
                id(),
                Fields.of("questionId", question, "text", "All of them."),
                "information-supplied",
                "answer.answerId",
                Map.of("answer.questionId", question.toString()));
    }

    private Saying completeness(Application about) {
        var id = id();
        return Saying.by(
                Speaker.NOO,
                FUNDING,
                path("/transitions/%s/completeness-checks/%s".formatted(about.id(), id)),
                Fields.of("requestId", about.id()),
                effect(
                        about.kind().feature() + "found-complete",
                        "checkId",
                        Map.of("checkId", id.toString(), "requestId", about.id().toString())));
    }

    private Map<String, Object> ruling(Application about, boolean granted) {
        return Fields.of(
                "outcome",
                granted ? "GRANTED" : "REFUSED",
                "amount",
                granted ? about.amount() : "0.00",
                "grounds",
                "as it looks",
                "difference",
                about.kind() == Kind.SETTLEMENT ? "OTHER" : ABSENT);
    }

    private Saying assessment(Application about) {
        boolean granted = dice.nextInt(4) > 0;
        return taken(
                assessor(about),
                about,
                "assessments",
                id(),
                ruling(about, granted),
                "assessed",
                "assessment.assessmentId",
                Map.of("assessment.advice.amount", granted ? about.amount() : "0.00"));
    }

    private Saying approval(Application about) {
        var id = id();
        about.approved(id);
        boolean granted = dice.nextInt(4) > 0;
        return taken(
                approver(),
                about,
                "approvals",
                id,
                ruling(about, granted),
                "decided",
                "approval.approvalId",
                Map.of("approval.ruling.amount", granted ? about.amount() : "0.00"));
    }

    private Saying objection(Application about, UUID decision) {
        return taken(
                Speaker.MUNICIPALITY,
                about,
                "objections",
                id(),
                Fields.of("decisionId", decision, "grounds", "It was more."),
                "objection-lodged",
                "objection.objectionId",
                Map.of("objection.decisionId", decision.toString()));
    }

    private Saying withdrawal(Application about) {
        return taken(
                Speaker.MUNICIPALITY,
                about,
                "withdrawals",
                id(),
                Fields.of("reason", "asked by mistake"),
                "withdrawn",
                "withdrawalId",
                Map.of());
    }

    private Saying actuals(Application about) {
        var report = id();
        var invested = amount();
        var form = Fields.of("financialYear", yearThatIsOver(), "invested", invested, "evidence", evidence());
        return new Saying(
                FUNDING,
                path("/transitions/%s/actuals/%s".formatted(about.id(), report)),
                form,
                "report-transition-actuals",
                Fields.of("transition", about.id(), "report", report, "actuals", form),
                List.of(effect(
                        about.kind().feature() + "actuals-reported",
                        "reportId",
                        Map.of("reportId", report.toString(), "invested", invested))));
    }
}
