package nl.opvang.torture.post;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import nl.opvang.issuer.DemoTokens;
import nl.opvang.issuer.Role;
import nl.opvang.torture.history.Command;
import nl.opvang.torture.history.Effect;
import nl.opvang.torture.history.Journal;
import tools.jackson.databind.json.JsonMapper;

/** All clients: four of each of three municipalities, and two auditors. */
public final class Clients {
    /** None of which the division of the Netherlands changes in the years that are spoken of. */
    private static final List<String> TOWNS = List.of("GM0344", "GM0518", "GM0772");

    private static final int PER_TOWN = 4;
    private static final int AUDITORS = 2;

    private final Journal journal;
    private final List<Posting> posting = new ArrayList<>();
    private final List<Asking> asking = new ArrayList<>();
    private final CountDownLatch enough = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    /** @param replicas where each service is */
    public Clients(Map<String, List<URI>> replicas, DemoTokens tokens, Journal journal, long seed) {
        this.journal = journal;
        var dice = new Random(seed);
        for (var code : TOWNS) {
            var town = new Town(code);
            var others = TOWNS.stream().filter(other -> !other.equals(code)).toList();
            var token = tokens.local(Role.MUNICIPALITY, code).value();
            for (int i = 0; i < PER_TOWN; i++) {
                posting.add(new Posting(
                        town,
                        new Sayings(town, others, new Random(dice.nextLong())),
                        new Api(replicas, token),
                        journal,
                        new Random(dice.nextLong()),
                        enough));
            }
        }
        var auditor = tokens.national(Role.AUDITOR).value();
        for (int i = 0; i < AUDITORS; i++)
            asking.add(new Asking(new Api(replicas, auditor), TOWNS, journal, new Random(dice.nextLong()), enough));
    }

    /** Without a norm no euro would follow from any place. */
    public static void decideNorm(Map<String, List<URI>> replicas, DemoTokens tokens, Journal journal)
            throws InterruptedException {
        var id = UUID.randomUUID();
        var body = JsonMapper.builder()
                .build()
                .writeValueAsString(Fields.of(
                        "scheme",
                        "MUNICIPAL",
                        "amount",
                        "61.00",
                        "validFrom",
                        "2022-01-01",
                        "certainty",
                        "HIGH",
                        "source",
                        "torture"));
        var command = new Command(
                "funding",
                "PUT /v1/norms/%s %s".formatted(id, body),
                List.of(new Effect("nl.opvang.funding.norm.decided.v1", "normId", Map.of("normId", id.toString()))));
        journal.asks(command);
        command.attempted();
        var api = new Api(replicas, tokens.national(Role.MINISTRY).value());
        var response = api.put("funding", "/v1/norms/" + id, body, new Random(0));
        if (response == null || response.status() != 201)
            throw new IllegalStateException("no norm could be decided: " + response);
        command.answered(command.outcome(), new Command.Accepted(true, response.body()));
    }

    public void start() {
        for (var client : posting) start(client::run);
        for (var client : asking) start(client::run);
    }

    /** Says that it is enough, and waits until everything asked has its answer. */
    public void end() throws InterruptedException {
        enough.countDown();
        for (var thread : threads) thread.join();
        threads.clear();
    }

    /** Everything that clients remember once more: the answers must be those of before. */
    public void repeatAll() throws InterruptedException {
        for (var client : posting) start(client::repeatAll);
        for (var client : asking) start(client::askAllAgain);
        end();
    }

    /** What a client does. */
    @FunctionalInterface
    private interface Work {
        void run() throws InterruptedException;
    }

    private void start(Work work) {
        threads.add(Thread.ofVirtual().start(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                // A client that ends in silence would make everything look fine.
                journal.complains("a client ended: " + e);
            }
        }));
    }
}
