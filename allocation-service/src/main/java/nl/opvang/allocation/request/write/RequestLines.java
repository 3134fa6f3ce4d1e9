package nl.opvang.allocation.request.write;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import nl.opvang.allocation.clock.DatabaseClock;
import nl.opvang.allocation.request.domain.RequestCommand;
import nl.opvang.allocation.request.domain.RequestCommand.Ask;
import nl.opvang.allocation.request.domain.RequestCommand.Change;
import nl.opvang.allocation.request.domain.RequestCommand.RecordFailure;
import nl.opvang.allocation.request.domain.RequestCommand.Withdraw;
import nl.opvang.allocation.request.write.RequestForms.AskShelterLine;
import nl.opvang.allocation.request.write.RequestForms.ChangeRequestLine;
import nl.opvang.allocation.request.write.RequestForms.RecordFailedPlacementLine;
import nl.opvang.allocation.request.write.RequestForms.RequestForm;
import nl.opvang.allocation.request.write.RequestForms.WithdrawRequestLine;
import nl.opvang.contracts.allocation.RequestId;
import nl.opvang.contracts.allocation.ShelterWish;
import nl.opvang.plumbing.http.bulk.Bound;
import nl.opvang.plumbing.http.bulk.Line;
import nl.opvang.plumbing.http.bulk.LineType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Requests in bulk: the lists that an officer has. An offer is one household's, and made one by one. */
@Configuration(proxyBeanMethods = false)
class RequestLines {
    @FunctionalInterface
    private interface Asking<R extends Record> {
        RequestCommand command(RequestId request, R form, ShelterWish wish, Instant at);
    }

    /** Lines with a household in them, whose people are looked up for all at once. */
    private record OfHouseholds<R extends Record>(
            String name,
            Class<R> form,
            Function<R, UUID> request,
            Function<R, RequestForm> asked,
            Asking<R> asking,
            Households households,
            DatabaseClock clock)
            implements LineType<R> {
        @Override
        public List<Bound> bind(List<Line<R>> lines) {
            var wishes = households.wishes(lines.stream()
                    .map(line -> new Households.Said(id(line), asked.apply(line.form())))
                    .toList());
            var now = clock.now();
            var bound = new ArrayList<Bound>();
            for (int i = 0; i < lines.size(); i++)
                bound.add(Bound.command(
                        asking.command(id(lines.get(i)), lines.get(i).form(), wishes.get(i), now)));
            return bound;
        }

        private RequestId id(Line<R> line) {
            return new RequestId(line.municipality(), request.apply(line.form()));
        }
    }

    /** Other lines. */
    private record Plain<R extends Record>(
            String name, Class<R> form, BiFunction<Line<R>, Instant, RequestCommand> command, DatabaseClock clock)
            implements LineType<R> {
        @Override
        public List<Bound> bind(List<Line<R>> lines) {
            var now = clock.now();
            return lines.stream()
                    .map(line -> Bound.command(command.apply(line, now)))
                    .toList();
        }
    }

    @Bean
    LineType<AskShelterLine> askShelterLines(Households households, DatabaseClock clock) {
        return new OfHouseholds<>(
                "ask-shelter",
                AskShelterLine.class,
                AskShelterLine::request,
                AskShelterLine::asked,
                (request, _, wish, at) -> new Ask(request, wish, at),
                households,
                clock);
    }

    @Bean
    LineType<ChangeRequestLine> changeRequestLines(Households households, DatabaseClock clock) {
        return new OfHouseholds<>(
                "change-request",
                ChangeRequestLine.class,
                ChangeRequestLine::request,
                ChangeRequestLine::asked,
                (request, line, wish, at) -> new Change(request, line.change(), wish, at),
                households,
                clock);
    }

    @Bean
    LineType<RecordFailedPlacementLine> recordFailedPlacementLines(DatabaseClock clock) {
        return new Plain<>(
                "record-failed-placement",
                RecordFailedPlacementLine.class,
                (line, at) -> new RecordFailure(
                        new RequestId(line.municipality(), line.form().request()),
                        line.form().attempt(),
                        line.form().on(),
                        line.form().why(),
                        at),
                clock);
    }

    @Bean
    LineType<WithdrawRequestLine> withdrawRequestLines(DatabaseClock clock) {
        return new Plain<>(
                "withdraw-request",
                WithdrawRequestLine.class,
                (line, at) -> new Withdraw(
                        new RequestId(line.municipality(), line.form().request()),
                        line.form().why(),
                        at),
                clock);
    }
}
