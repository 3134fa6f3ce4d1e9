package nl.opvang.torture.post;

import static nl.opvang.torture.post.Fields.ABSENT;

import java.util.List;
import java.util.Map;
import java.util.Random;
import nl.opvang.torture.post.Town.Confirmation;

/** Makes up what municipality, region and KCIO say about a week. */
final class StatementSayings extends Voice {
    /** Few, so that much happens to each. */
    static final List<String> WEEKS = List.of("2025-W06", "2025-W20", "2025-W33", "2025-W47");

    private static final String STATEMENT = "nl.opvang.capacity.statement.";

    StatementSayings(Town town, Random dice) {
        super(town, dice);
    }

    Saying next() {
        int drawn = dice.nextInt(100);
        var week = WEEKS.get(dice.nextInt(WEEKS.size()));
        var confirmation = town.someConfirmation(dice);
        var event = town.someEvent(dice);
        if (drawn < 20) return lock(week);
        if (drawn < 45 && confirmation != null) return review(confirmation);
        if (drawn < 70 && event != null) return explanation(week, event);
        return confirmation(week);
    }

    private String statementPath(String week, String rest) {
        return path("/statements/%s/%s".formatted(week, rest));
    }

    private Saying confirmation(String week) {
        var id = id();
        town.confirms(new Confirmation(week, id));
        return Saying.alone(
                CAPACITY,
                statementPath(week, "confirmations/" + id),
                Map.of(),
                effect(
                        STATEMENT + "confirmed",
                        "confirmationId",
                        Map.of("confirmationId", id.toString(), "municipality", town.code(), "week", week)));
    }

    private Saying review(Confirmation confirmation) {
        var id = id();
        boolean accepted = dice.nextBoolean();
        return Saying.by(
                Speaker.REGION,
                CAPACITY,
                statementPath(confirmation.week(), "reviews/" + id),
                Fields.of(
                        "confirmationId",
                        confirmation.id(),
                        "verdict",
                        accepted ? "ACCEPTED" : "RETURNED",
                        "reason",
                        accepted ? ABSENT : "does not look right"),
                effect(
                        STATEMENT + (accepted ? "accepted" : "returned"),
                        "reviewId",
                        Map.of(
                                "reviewId",
                                id.toString(),
                                "confirmationId",
                                confirmation.id().toString(),
                                "week",
                                confirmation.week())));
    }

    private Saying lock(String week) {
        var id = id();
        return Saying.by(
                Speaker.KCIO,
                CAPACITY,
                statementPath(week, "locks/" + id),
                Map.of(),
                effect(
                        STATEMENT + "locked",
                        "lockId",
                        Map.of("lockId", id.toString(), "municipality", town.code(), "week", week)));
    }

    /** Of anything that was recorded: most of it did not change the week. */
    private Saying explanation(String week, String event) {
        var id = id();
        return Saying.alone(
                CAPACITY,
                statementPath(week, "explanations/" + id),
                Fields.of("eventId", event, "explanation", "came in late"),
                effect(
                        STATEMENT + "difference-explained",
                        "explanationId",
                        Map.of("explanationId", id.toString(), "eventId", event, "week", week)));
    }
}
