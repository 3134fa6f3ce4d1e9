package nl.opvang.allocation.request.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.allocation.DeclineReason;
import nl.opvang.contracts.allocation.NoPlace;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import org.jspecify.annotations.Nullable;

/**
 * An offer, from the question to its end.
 *
 * @param of the municipality that was asked for it
 */
public record Offer(MunicipalityCode of, Stage stage) {
    /** How far it is. */
    public sealed interface Stage {
        record Asked() implements Stage {}

        record Held(LocationId locationId, Instant heldUntil) implements Stage {
            boolean expiredAt(Instant at) {
                return !at.isBefore(heldUntil);
            }
        }

        record Accepted(LocationId locationId) implements Stage {}

        record Refused(NoPlace why) implements Stage {}

        record Declined(DeclineReason why) implements Stage {}

        record Expired() implements Stage {}

        record Taken(LocationId locationId, LocalDate from, List<StayId> stays) implements Stage {
            public Taken {
                stays = List.copyOf(stays);
            }
        }
    }

    Offer at(Stage reached) {
        return new Offer(of, reached);
    }

    /** Where places are kept for the household, as far as was recorded; null when none are. */
    @Nullable
    LocationId location() {
        return switch (stage) {
            case Stage.Held(var location, var _) -> location;
            case Stage.Accepted(var location) -> location;
            case Stage.Asked _, Stage.Refused _, Stage.Declined _, Stage.Expired _, Stage.Taken _ -> null;
        };
    }

    /** Whether places are kept for the household, as far as was recorded. */
    boolean stands() {
        return location() != null;
    }
}
