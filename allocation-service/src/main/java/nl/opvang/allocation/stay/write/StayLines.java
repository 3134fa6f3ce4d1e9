package nl.opvang.allocation.stay.write;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.opvang.allocation.clock.DatabaseClock;
import nl.opvang.allocation.stay.domain.WithoutFreePlace;
import nl.opvang.allocation.stay.write.StayForms.AboutStay;
import nl.opvang.allocation.stay.write.StayForms.CorrectStayLine;
import nl.opvang.allocation.stay.write.StayForms.EndStayLine;
import nl.opvang.allocation.stay.write.StayForms.MoveStayLine;
import nl.opvang.allocation.stay.write.StayForms.StartStayLine;
import nl.opvang.allocation.stay.write.StayPersons.Coming;
import nl.opvang.allocation.stay.write.StayPersons.Said;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.plumbing.http.bulk.Bound;
import nl.opvang.plumbing.http.bulk.Line;
import nl.opvang.plumbing.http.bulk.LineType;
import nl.opvang.plumbing.http.form.Reasoned;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stays in bulk. */
@Configuration(proxyBeanMethods = false)
class StayLines {
    private record Starting(StayPersons persons, DatabaseClock clock) implements LineType<StartStayLine> {
        @Override
        public String name() {
            return "start-stay";
        }

        @Override
        public Class<StartStayLine> form() {
            return StartStayLine.class;
        }

        @Override
        public List<Bound> bind(List<Line<StartStayLine>> lines) {
            return inTheirTime(
                    lines,
                    persons.coming(lines.stream()
                            .map(line -> new Coming(
                                    new StayId(line.municipality(), line.form().stay()),
                                    line.form().form(),
                                    placing(line)))
                            .toList()),
                    clock);
        }
    }

    private record Type<R extends Record & Reasoned>(
            String name,
            Class<R> form,
            Function<R, UUID> stay,
            Function<R, AboutStay> about,
            StayPersons persons,
            DatabaseClock clock)
            implements LineType<R> {
        @Override
        public List<Bound> bind(List<Line<R>> lines) {
            return inTheirTime(
                    lines,
                    persons.bind(lines.stream()
                            .map(line -> new Said(
                                    new StayId(line.municipality(), stay.apply(line.form())),
                                    about.apply(line.form()),
                                    placing(line)))
                            .toList()),
                    clock);
        }
    }

    /** History was before anything was held. */
    private static <R extends Record> List<Bound> inTheirTime(
            List<Line<R>> lines, List<Bound> bound, DatabaseClock clock) {
        if (lines.stream().allMatch(line -> line.knownAt() != null)) return bound;
        var now = clock.now();
        var timed = new ArrayList<Bound>();
        for (int i = 0; i < bound.size(); i++)
            timed.add(lines.get(i).knownAt() == null ? InTheirTime.at(now, bound.get(i)) : bound.get(i));
        return timed;
    }

    /** History is accepted as it was, above capacity or not. */
    private static WithoutFreePlace placing(Line<? extends Reasoned> line) {
        return line.knownAt() != null || line.form().reason() != null
                ? WithoutFreePlace.PLACE
                : WithoutFreePlace.REFUSE;
    }

    @Bean
    LineType<StartStayLine> startStayLines(StayPersons persons, DatabaseClock clock) {
        return new Starting(persons, clock);
    }

    @Bean
    LineType<EndStayLine> endStayLines(StayPersons persons, DatabaseClock clock) {
        return new Type<>("end-stay", EndStayLine.class, EndStayLine::stay, EndStayLine::form, persons, clock);
    }

    @Bean
    LineType<MoveStayLine> moveStayLines(StayPersons persons, DatabaseClock clock) {
        return new Type<>("move-stay", MoveStayLine.class, MoveStayLine::stay, MoveStayLine::form, persons, clock);
    }

    @Bean
    LineType<CorrectStayLine> correctStayLines(StayPersons persons, DatabaseClock clock) {
        return new Type<>(
                "correct-stay", CorrectStayLine.class, CorrectStayLine::stay, CorrectStayLine::form, persons, clock);
    }
}
