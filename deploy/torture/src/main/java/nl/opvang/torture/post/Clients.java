package nl.opvang.torture.post;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import nl.opvang.issuer.DemoTokens;
import nl.opvang.issuer.Role;
import nl.opvang.torture.history.Journal;

/** All clients: four of each of three municipalities, and two auditors. */
public final class Clients {
    /** With their regions; none of which the division of the Netherlands changes in the years that are spoken of. */
    private static final Map<String, String> TOWNS =
            new TreeMap<>(Map.of("GM0344", "VR09", "GM0518", "VR15", "GM0772", "VR22"));

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
        var market = new Market();
        var rounds = new Rounds();
        var kcio = new Api(replicas, tokens.national(Role.KCIO).value());
        var noo = new Api(replicas, tokens.national(Role.NOO).value());
        var ministry = new Api(replicas, tokens.national(Role.MINISTRY).value());
        var approver = new Api(
                replicas, tokens.request(Role.MINISTRY, null, "approver").value());
        var otherApprover = new Api(
                replicas, tokens.request(Role.MINISTRY, null, "other-approver").value());
        for (var each : TOWNS.entrySet()) {
            var code = each.getKey();
            var town = new Town(code, each.getValue());
            var others =
                    TOWNS.keySet().stream().filter(other -> !other.equals(code)).toList();
            var token = tokens.local(Role.MUNICIPALITY, code).value();
            var region =
                    new Api(replicas, tokens.local(Role.REGION, each.getValue()).value());
            for (int i = 0; i < PER_TOWN; i++) {
                posting.add(new Posting(
                        town,
                        new Sayings(town, others, market, rounds, new Random(dice.nextLong())),
                        Map.of(
                                Speaker.MUNICIPALITY,
                                new Api(replicas, token),
                                Speaker.REGION,
                                region,
                                Speaker.KCIO,
                                kcio,
                                Speaker.NOO,
                                noo,
                                Speaker.MINISTRY,
                                ministry,
                                Speaker.APPROVER,
                                approver,
                                Speaker.OTHER_APPROVER,
                                otherApprover),
                        journal,
                        new Random(dice.nextLong()),
                        enough));
            }
        }
        var auditor = tokens.national(Role.AUDITOR).value();
        for (int i = 0; i < AUDITORS; i++)
            asking.add(new Asking(new Api(replicas, auditor), TOWNS, journal, new Random(dice.nextLong()), enough));
    }

    /** Says what must be said before anything else can: see {@link Beginnings}. */
    public static void begin(Map<String, List<URI>> replicas, DemoTokens tokens, Journal journal)
            throws InterruptedException {
        new Beginnings(replicas, tokens, journal).say(TOWNS);
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
