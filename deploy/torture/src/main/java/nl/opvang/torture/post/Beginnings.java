package nl.opvang.torture.post;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import nl.opvang.issuer.DemoTokens;
import nl.opvang.issuer.Role;
import nl.opvang.torture.history.Command;
import nl.opvang.torture.history.Effect;
import nl.opvang.torture.history.Journal;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says what must be said first: without a norm no euro follows from any place, with history still coming in no week is
 * stated and nobody asks for money, and without a rule of its own a region looks at no statement.
 */
final class Beginnings {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, List<URI>> replicas;
    private final DemoTokens tokens;
    private final Journal journal;

    Beginnings(Map<String, List<URI>> replicas, DemoTokens tokens, Journal journal) {
        this.replicas = replicas;
        this.tokens = tokens;
        this.journal = journal;
    }

    /** @param towns municipalities and their regions */
    void say(Map<String, String> towns) throws InterruptedException {
        var ministry = tokens.national(Role.MINISTRY).value();
        var norm = UUID.randomUUID();
        say(
                "funding",
                ministry,
                "/v1/norms/" + norm,
                Fields.of(
                        "scheme",
                        "MUNICIPAL",
                        "amount",
                        "61.00",
                        "validFrom",
                        "2022-01-01",
                        "certainty",
                        "HIGH",
                        "source",
                        "torture"),
                "nl.opvang.funding.norm.decided.v1",
                "normId",
                norm.toString());
        // What is provisional is not settled: the years of which clients speak are confirmed.
        for (var scheme : List.of("MUNICIPAL", "PRIVATE")) {
            var confirmation = UUID.randomUUID();
            say(
                    "funding",
                    ministry,
                    "/v1/norm-confirmations/" + confirmation,
                    Fields.of(
                            "scheme",
                            scheme,
                            "confirmedThrough",
                            LocalDate.now(ZoneOffset.UTC)
                                    .minusYears(1)
                                    .withMonth(12)
                                    .withDayOfMonth(31)
                                    .toString(),
                            "source",
                            "torture"),
                    "nl.opvang.funding.norm.confirmed-through-set.v1",
                    "confirmationId",
                    confirmation.toString());
        }
        // The shortest there is: in a torture of some hours offers run out.
        var term = UUID.randomUUID();
        say(
                "allocation",
                ministry,
                "/v1/term-rules/HOLD_TERM/" + term,
                Fields.of("validFrom", "2022-01-01", "certainty", "ASSUMED", "source", "torture", "hours", 1),
                "nl.opvang.allocation.rule.term-decided.v1",
                "ruleId",
                term.toString());
        var operator = tokens.national(Role.OPERATOR).value();
        for (var town : towns.entrySet()) {
            for (var service : List.of("allocation", "capacity", "funding"))
                say(
                        service,
                        operator,
                        "/v1/municipalities/%s/history-import-closing".formatted(town.getKey()),
                        Map.of(),
                        "nl.opvang.%s.history-import.closed.v1".formatted(service),
                        "municipality",
                        town.getKey());
            var policy = UUID.randomUUID();
            say(
                    "capacity",
                    tokens.local(Role.REGION, town.getValue()).value(),
                    "/v1/regions/%s/statement-review-policies/%s".formatted(town.getValue(), policy),
                    Fields.of("validFrom", "2022-01-01", "required", true, "note", "torture"),
                    "nl.opvang.capacity.rule.decided.v1",
                    "ruleId",
                    policy.toString());
        }
    }

    private void say(
            String service, String token, String path, Map<String, Object> form, String type, String idField, String id)
            throws InterruptedException {
        var body = JSON.writeValueAsString(form);
        var command = new Command(
                service, "PUT %s %s".formatted(path, body), List.of(new Effect(type, idField, Map.of(idField, id))));
        journal.asks(command);
        command.attempted();
        var response = new Api(replicas, token).put(service, path, body, new Random(0));
        if (response == null || response.status() != 201)
            throw new IllegalStateException("%s could not be said: %s".formatted(path, response));
        command.answered(command.outcome(), new Command.Accepted(true, response.body()));
    }
}
