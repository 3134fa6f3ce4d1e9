package nl.opvang.allocation.request.react;

import java.util.Optional;
import java.util.Set;
import nl.opvang.allocation.request.domain.RequestCommand.NoteExpiry;
import nl.opvang.allocation.request.write.PostedRequests;
import nl.opvang.contracts.allocation.GuestBookEvent.HoldEnded;
import nl.opvang.contracts.allocation.HoldEnd;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.projection.Reaction;
import nl.opvang.plumbing.store.RecordedEvent;
import org.springframework.stereotype.Component;

/** Tells a request that the time of its offer is over, when the guest book noticed it first. */
@Component
final class WhenHoldExpiredThenNoteExpiry implements Reaction {
    private final PostedRequests posted;

    WhenHoldExpiredThenNoteExpiry(PostedRequests posted) {
        this.posted = posted;
    }

    @Override
    public String name() {
        return "when-hold-expired-then-note-expiry";
    }

    @Override
    public Set<String> sources() {
        return Set.of("allocation");
    }

    @Override
    public Set<String> features() {
        return Set.of("allocation.guest-book");
    }

    @Override
    public Optional<Command> command(RecordedEvent recorded) {
        if (!(recorded.event() instanceof HoldEnded(var _, var hold, var why)) || why != HoldEnd.EXPIRED)
            return Optional.empty();
        return posted.requestOf(hold)
                .map(request ->
                        new NoteExpiry(request, hold, recorded.envelope().recordedAt()));
    }
}
