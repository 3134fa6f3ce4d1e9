package nl.opvang.torture.post;

import static nl.opvang.torture.post.Fields.ABSENT;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Makes up what is decided about targets and rules: by ministry and KCIO for the country, by a region for itself. */
final class NationalSayings extends Voice {
    private static final String TARGET = "nl.opvang.allocation.target.";
    private static final String RULE = "nl.opvang.allocation.rule.";
    private static final int REGIONS = 25;

    private final Rounds rounds;

    NationalSayings(Town town, Rounds rounds, Random dice) {
        super(town, dice);
        this.rounds = rounds;
    }

    Saying next() {
        var round = rounds.round(dice);
        return switch (dice.nextInt(12)) {
            case 0, 1 -> division();
            case 2 -> plan();
            case 3 -> target();
            case 4 -> round == null ? opening() : prognosis(round);
            case 5 -> round == null ? opening() : advice(round);
            case 6 -> round == null ? opening() : decision(round);
            case 7 -> round == null ? opening() : announcement(round);
            case 8 -> priorityRule();
            case 9 -> termRule();
            case 10 -> withdrawal();
            default -> opening();
        };
    }

    private Saying ministry(String path, Map<String, Object> form, String type, String idField, UUID id) {
        return said(Speaker.MINISTRY, path, form, type, idField, id);
    }

    private static Saying said(
            Speaker speaker, String path, Map<String, Object> form, String type, String idField, UUID id) {
        return Saying.by(speaker, ALLOCATION, path, form, effect(type, idField, Map.of(idField, id.toString())));
    }

    private Saying target() {
        var id = id();
        rounds.decided(id);
        rounds.said("/v1/targets/" + id);
        return ministry(
                "/v1/targets/" + id,
                Fields.of(
                        "effectiveOn",
                        day().toString(),
                        "places",
                        REGIONS * (1_000 + dice.nextInt(4_000)),
                        "basis",
                        "FLAT",
                        "source",
                        "torture"),
                TARGET + "decided",
                "targetId",
                id);
    }

    private Saying opening() {
        var id = id();
        rounds.opened(id);
        return ministry(
                "/v1/target-rounds/" + id,
                Fields.of("effectiveOn", day().toString(), "source", "torture"),
                TARGET + "round-opened",
                "targetId",
                id);
    }

    private Saying prognosis(UUID round) {
        var id = id();
        return said(
                Speaker.KCIO,
                "/v1/target-rounds/%s/prognoses/%s".formatted(round, id),
                Fields.of(
                        "preparedOn",
                        day().toString(),
                        "on",
                        day().toString(),
                        "places",
                        dice.nextInt(150_000),
                        "source",
                        "torture"),
                TARGET + "round-prognosed",
                "targetId",
                id);
    }

    private Saying advice(UUID round) {
        var id = id();
        return said(
                Speaker.KCIO,
                "/v1/target-rounds/%s/advices/%s".formatted(round, id),
                Fields.of(
                        "advisedOn",
                        day().toString(),
                        "adviser",
                        "a council",
                        "places",
                        dice.nextInt(150_000),
                        "source",
                        "torture"),
                TARGET + "round-advised",
                "targetId",
                id);
    }

    private Saying decision(UUID round) {
        var id = id();
        var target = rounds.target(dice);
        return ministry(
                "/v1/target-rounds/%s/decisions/%s".formatted(round, id),
                Fields.of(
                        "decidedOn",
                        day().toString(),
                        "target",
                        target == null || dice.nextInt(3) == 0 ? ABSENT : target,
                        "source",
                        "torture"),
                TARGET + "round-decided",
                "targetId",
                id);
    }

    private Saying announcement(UUID round) {
        var id = id();
        return ministry(
                "/v1/target-rounds/%s/announcements/%s".formatted(round, id),
                Fields.of("announcedOn", day().toString(), "source", "torture"),
                TARGET + "round-announced",
                "targetId",
                id);
    }

    private Saying division() {
        var id = id();
        rounds.said("/v1/regions/%s/target-divisions/%s".formatted(town.region(), id));
        return said(
                Speaker.REGION,
                "/v1/regions/%s/target-divisions/%s".formatted(town.region(), id),
                Fields.of(
                        "effectiveOn",
                        day().toString(),
                        "municipalities",
                        List.of(Fields.of("municipality", town.code(), "places", dice.nextInt(5_000))),
                        "source",
                        "torture"),
                TARGET + "divided",
                "targetId",
                id);
    }

    private Saying plan() {
        var id = id();
        rounds.said("/v1/regions/%s/planned-places/%s".formatted(town.region(), id));
        return said(
                Speaker.REGION,
                "/v1/regions/%s/planned-places/%s".formatted(town.region(), id),
                Fields.of("effectiveOn", day().toString(), "places", dice.nextInt(5_000), "source", "torture"),
                TARGET + "places-planned",
                "targetId",
                id);
    }

    private Saying priorityRule() {
        var id = id();
        rounds.said("/v1/priority-rules/" + id);
        return ministry(
                "/v1/priority-rules/" + id,
                Fields.of(
                        "validFrom",
                        day().toString(),
                        "certainty",
                        "ASSUMED",
                        "source",
                        "torture",
                        "method",
                        "WEIGHTED",
                        "criteria",
                        List.of(
                                Fields.of("fact", "MINORS", "weight", 1 + dice.nextInt(20)),
                                Fields.of("fact", "DAYS_WAITING", "weight", 1 + dice.nextInt(3)))),
                RULE + "priority-decided",
                "ruleId",
                id);
    }

    /** Hours for which places are held, or within which a household must have some. */
    private Saying termRule() {
        var id = id();
        boolean holds = dice.nextBoolean();
        var path = "/v1/term-rules/%s/%s".formatted(holds ? "HOLD_TERM" : "REQUEST_TERM", id);
        rounds.said(path);
        return ministry(
                path,
                Fields.of(
                        "validFrom",
                        day().toString(),
                        "certainty",
                        "ASSUMED",
                        "source",
                        "torture",
                        "hours",
                        holds ? 1 + dice.nextInt(2) : 1 + dice.nextInt(72)),
                RULE + "term-decided",
                "ruleId",
                id);
    }

    private Saying withdrawal() {
        var path = rounds.takeSaid(dice);
        if (path == null) return opening();
        var id = id();
        boolean regional = path.startsWith("/v1/regions/");
        if (regional && !path.startsWith("/v1/regions/" + town.region())) {
            rounds.said(path);
            return opening();
        }
        return said(
                regional ? Speaker.REGION : Speaker.MINISTRY,
                path + "/withdrawals/" + id,
                Fields.of("reason", "by mistake"),
                (path.contains("rules") ? RULE : TARGET) + "withdrawn",
                "withdrawalId",
                id);
    }
}
