package nl.opvang.torture;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import nl.opvang.embedded.DataDirectory;
import nl.opvang.torture.check.Judges;
import nl.opvang.torture.fault.Faults;
import nl.opvang.torture.history.Command.Accepted;
import nl.opvang.torture.history.Journal;
import nl.opvang.torture.machine.Machine;
import nl.opvang.torture.machine.Replica;
import nl.opvang.torture.post.Clients;

/** Starts a whole Opvang, lets clients use it while everything goes wrong, and judges what is left. */
public final class Torture {
    private static final String SEEN_BY_CLIENTS =
            "clients get the same answer to the same request, and never one that must not be";
    private static final String RESTS = "everything comes to rest once nothing goes wrong any more";
    private static final String PROVES = "something was proved";

    private final Settings settings;
    private final Consumer<String> tell;
    private final Verdict verdict;
    private final Journal journal = new Journal();

    private Torture(Settings settings, Consumer<String> tell) {
        this.settings = settings;
        this.tell = tell;
        this.verdict = new Verdict(tell);
    }

    /** @return 0 when nothing broke, 1 when something did, 2 when it was not asked rightly */
    public static int run(String[] arguments, Consumer<String> tell) throws InterruptedException {
        Settings settings;
        try {
            settings = Settings.parse(Arrays.asList(arguments));
        } catch (IllegalArgumentException e) {
            tell.accept("Known is: " + Settings.USAGE);
            return 2;
        }
        return new Torture(settings, tell).run() ? 0 : 1;
    }

    private boolean run() throws InterruptedException {
        tell.accept("seed %d, %s minutes, %d of each service"
                .formatted(settings.seed(), settings.minutes(), settings.replicas()));
        try (var data = settings.keep() == null ? DataDirectory.throwAway() : DataDirectory.at(settings.keep());
                var machine = Machine.start(data, settings.replicas())) {
            var interrupted = Thread.ofPlatform().unstarted(machine::close);
            Runtime.getRuntime().addShutdownHook(interrupted);
            torture(machine);
            Runtime.getRuntime().removeShutdownHook(interrupted);
            return verdict.holds();
        }
    }

    private void torture(Machine machine) throws InterruptedException {
        tell.accept("everything runs; from now on things go wrong");
        var dice = new Random(settings.seed());
        var replicas = machine.replicas().stream()
                .collect(Collectors.groupingBy(
                        Replica::service, Collectors.mapping(Replica::uri, Collectors.toUnmodifiableList())));
        Clients.begin(replicas, machine.tokens(), journal);
        var clients = new Clients(replicas, machine.tokens(), journal, dice.nextLong());
        var faults = new Faults(machine, journal, dice.nextLong());
        var witness = new Witness(machine, journal);
        clients.start();
        faults.start();
        judgeNowAndThen(witness, new Random(dice.nextLong()));
        faults.end();
        machine.heal();
        long healed = System.nanoTime();
        tell.accept("nothing goes wrong any more; clients get the answers that they wait for");
        clients.end();
        rest(witness);
        tell.accept("at rest after %d s; everything is asked again".formatted(secondsSince(healed)));
        clients.repeatAll();
        rest(witness);
        judgeAll(witness, faults);
    }

    private static long secondsSince(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - nanos);
    }

    private void judgeNowAndThen(Witness witness, Random dice) throws InterruptedException {
        long end = System.nanoTime() + (long) (settings.minutes() * TimeUnit.MINUTES.toNanos(1));
        while (System.nanoTime() < end) {
            long pause = TimeUnit.SECONDS.toNanos(10 + dice.nextInt(20));
            TimeUnit.NANOSECONDS.sleep(Math.min(pause, Math.max(0, end - System.nanoTime())));
            try {
                verdict.judge(Judges.always(), witness.soFar());
            } catch (SQLException databaseIsDown) {
                // As it is now and then; there will be other moments.
            }
        }
    }

    private void rest(Witness witness) throws InterruptedException {
        verdict.claim(RESTS);
        var unrest = witness.awaitRest();
        if (unrest != null) verdict.breach(RESTS, unrest);
    }

    private void judgeAll(Witness witness, Faults faults) {
        try {
            var evidence = witness.atRest();
            verdict.judge(Judges.atRest(), evidence);
            verdict.claim(SEEN_BY_CLIENTS);
            journal.complaints().forEach(complaint -> verdict.breach(SEEN_BY_CLIENTS, complaint));
            // Where nothing got through nothing could be lost.
            if (evidence.asked().stream().noneMatch(asked -> asked.outcome() instanceof Accepted)
                    || evidence.told().isEmpty()) verdict.breach(PROVES, "nothing was accepted, or nothing was told");
            verdict.say(settings.seed(), faults.injected(), evidence);
        } catch (SQLException e) {
            throw new IllegalStateException("the databases cannot be read", e);
        }
    }
}
