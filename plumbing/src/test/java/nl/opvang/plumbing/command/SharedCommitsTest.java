package nl.opvang.plumbing.command;

import static nl.opvang.plumbing.sample.SampleService.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import nl.opvang.plumbing.sample.Tally.Raise;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SharedCommitsTest {
    private static final int CALLERS = 20;

    private final CountDownLatch commitsGoOn = new CountDownLatch(1);
    private final ConcurrentLinkedQueue<Integer> groups = new ConcurrentLinkedQueue<>();
    private final SharedCommits shared = new SharedCommits(this::together, entry -> outcome(entry, 1_000));

    private volatile boolean connectionBreaks;

    /** Commits stand still until they are let go on; an order to raise by more than a hundred breaks its group. */
    private List<Outcome> together(List<SharedCommits.Entry> entries) {
        groups.add(entries.size());
        try {
            commitsGoOn.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (connectionBreaks) throw new SharedCommits.InDoubt(new IllegalStateException("no answer to the commit"));
        return entries.stream().map(entry -> outcome(entry, 100)).toList();
    }

    /** Answers with the number asked for, so that an answer shows whose it is. */
    private static Outcome outcome(SharedCommits.Entry entry, int most) {
        int by = ((Raise) entry.order().commands().getFirst()).by();
        if (by > most) throw new IllegalArgumentException("cannot raise by " + by);
        return new Outcome.Accepted(List.of(), by);
    }

    private List<CompletableFuture<Outcome>> sendAll(int... raises) {
        var threads = new ArrayList<Thread>();
        var answers = new ArrayList<CompletableFuture<Outcome>>();
        for (int by : raises) {
            var answer = new CompletableFuture<Outcome>();
            answers.add(answer);
            threads.add(Thread.ofPlatform().daemon().start(() -> {
                try {
                    answer.complete(shared.send(order(new Raise("a", by)), (first, outcomes) -> {}));
                } catch (RuntimeException e) {
                    answer.completeExceptionally(e);
                }
            }));
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        commitsGoOn.countDown();
        return answers;
    }

    private static int[] ascending() {
        return java.util.stream.IntStream.rangeClosed(1, CALLERS).toArray();
    }

    @Test
    void orders_that_arrive_while_others_commit_share_the_next_commit_and_each_gets_its_own_answer() {
        var answers = sendAll(ascending());
        for (int i = 0; i < CALLERS; i++)
            assertThat(answers.get(i).join()).isEqualTo(new Outcome.Accepted(List.of(), i + 1));
        assertThat(groups).as("those that found a lane free, and all others").hasSizeLessThanOrEqualTo(4);
        assertThat(groups.stream().mapToInt(size -> size).sum()).isEqualTo(CALLERS);
    }

    @Test
    void when_one_order_breaks_its_group_every_other_is_accepted_by_itself() {
        var raises = ascending();
        raises[CALLERS - 1] = 500;
        raises[CALLERS - 2] = 5_000;
        var answers = sendAll(raises);
        for (int i = 0; i < CALLERS - 2; i++)
            assertThat(answers.get(i).join()).isEqualTo(new Outcome.Accepted(List.of(), i + 1));
        assertThat(answers.get(CALLERS - 1).join()).isEqualTo(new Outcome.Accepted(List.of(), 500));
        assertThatThrownBy(answers.get(CALLERS - 2)::join)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("cannot raise by 5000");
    }

    @Test
    void when_nobody_knows_whether_it_was_committed_no_order_is_tried_again() {
        connectionBreaks = true;
        for (var answer : sendAll(ascending()))
            assertThatThrownBy(answer::join).hasRootCauseMessage("no answer to the commit");
        assertThat(groups.stream().mapToInt(size -> size).sum()).isEqualTo(CALLERS);
    }
}
