package nl.opvang.bench;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.opvang.capacity.location.domain.LocationCommand;
import nl.opvang.capacity.location.domain.LocationCommand.CountOccupancy;
import nl.opvang.capacity.location.domain.LocationCommand.Open;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.LocationDescription;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.plumbing.command.CommandContext;
import nl.opvang.plumbing.command.Commands;
import nl.opvang.plumbing.command.Order;
import nl.opvang.plumbing.command.Outcome;

/** Locations all over the country, in which people are counted week after week: what most commands are. */
final class Locations {
    static final LocalDate FIRST = LocalDate.of(2022, 3, 7);
    private static final int BATCH = 500;

    private final Commands commands;
    private final List<LocationId> ids;
    private final List<AtomicInteger> weeks;

    Locations(Commands commands, int number) {
        this(commands, number, 0x7000);
    }

    /** @param series others' locations have another one */
    Locations(Commands commands, int number, long series) {
        this.commands = commands;
        this.ids = ids(number, series);
        this.weeks =
                IntStream.range(0, number).mapToObj(_ -> new AtomicInteger()).toList();
    }

    /** So many ids, the same ones every time, evenly over the municipalities of today. */
    static List<LocationId> ids(int number) {
        return ids(number, 0x7000);
    }

    private static List<LocationId> ids(int number, long series) {
        var municipalities = municipalities();
        return IntStream.range(0, number)
                .mapToObj(i -> new LocationId(municipalities.get(i % municipalities.size()), new UUID(series, i)))
                .toList();
    }

    static List<MunicipalityCode> municipalities() {
        return Division.ofTheNetherlands().all().stream()
                .filter(municipality -> municipality.existsOn(FIRST) && municipality.existsOn(LocalDate.of(2026, 1, 1)))
                .map(Division.Municipality::code)
                .toList();
    }

    static LocationDescription description(LocationId id) {
        return new LocationDescription(
                "Location " + id.id().getLeastSignificantBits(),
                id.municipality(),
                PlaceKind.MUNICIPAL,
                null,
                null,
                null,
                List.of(),
                FIRST,
                null);
    }

    void open() {
        for (int from = 0; from < ids.size(); from += BATCH) {
            var orders = new ArrayList<Order>();
            for (var id : ids.subList(from, Math.min(ids.size(), from + BATCH)))
                orders.add(order(new Open(id, FIRST, description(id), 200, OccupancyBasis.COUNTED)));
            commands.send(orders, (first, outcomes) -> outcomes.forEach(Locations::accepted));
        }
    }

    /** Counts the people of one location, in its next week. */
    void count(int caller) {
        var random = ThreadLocalRandom.current();
        int location = random.nextInt(ids.size());
        long week = weeks.get(location).getAndIncrement();
        accepted(commands.send(order(
                new CountOccupancy(ids.get(location), UuidCreator.getTimeOrderedEpoch(), FIRST.plusDays(week), (int)
                        (1 + (week * 7 + location) % 200)))));
    }

    private static void accepted(Outcome outcome) {
        if (!(outcome instanceof Outcome.Accepted(var events, var _)) || events.isEmpty())
            throw new IllegalStateException("not accepted: " + outcome);
    }

    static Order order(LocationCommand command) {
        var id = UuidCreator.getTimeOrderedEpoch();
        return Order.of(
                command,
                new CommandContext(
                        id,
                        id,
                        id,
                        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                        "7b1f9a52-demo",
                        "municipality",
                        command.locationId().municipality().text(),
                        null,
                        null));
    }
}
