package nl.opvang.allocation.stay.write;

import java.time.Instant;
import java.util.List;
import nl.opvang.allocation.stay.domain.GuestBookCommand.AboutStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.WriteTogether;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.http.bulk.Bound;

/** What is said about stays together with the moment at which it is said, because a hold that is over then takes no place. */
final class InTheirTime {
    private InTheirTime() {}

    static Bound at(Instant moment, Bound bound) {
        return switch (bound) {
            case Bound.Refused refused -> refused;
            case Bound.Together(var commands) ->
                new Bound.Together(
                        commands.stream().map(command -> at(moment, command)).toList());
        };
    }

    private static Command at(Instant moment, Command command) {
        return command instanceof AboutStay about
                ? new WriteTogether(about.locationId(), moment, List.of(about))
                : command;
    }
}
