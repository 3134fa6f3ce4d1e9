package nl.opvang.allocation.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.http.bulk.Bound;
import nl.opvang.plumbing.http.bulk.Line;
import nl.opvang.plumbing.http.bulk.LineType;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import nl.opvang.plumbing.problem.Problem;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * Whom forms are about: by the identity that each carries, else by the id of what was posted before. Where that is
 * somebody who turned out to be another person, it is decided among what that one has, and keeps of whom it was said.
 *
 * @param <I> the id of what they are about
 */
public final class Persons<I> {
    /** A form, and what it is about. */
    private record Said<I>(MunicipalityCode municipality, I id, AboutPerson<I> form) {
        @Nullable
        Identity identity() {
            var identity = form.identity();
            return identity == null ? null : identity.of(municipality);
        }
    }

    private final BiFunction<MunicipalityCode, UUID, I> ids;
    private final PersonIdentities identities;
    private final Survivors survivors;
    private final BiFunction<PersonId, Command, Command> ofSurvivor;
    private final Function<Collection<I>, Map<I, PersonId>> posted;
    private final Function<I, Problem> unknown;

    /**
     * @param ofSurvivor what was said of somebody who turned out to be this person, as it is to be decided
     * @param posted whose these are, as far as they were posted
     * @param unknown the problem when nothing was posted under an id
     */
    public Persons(
            BiFunction<MunicipalityCode, UUID, I> ids,
            PersonIdentities identities,
            Survivors survivors,
            BiFunction<PersonId, Command, Command> ofSurvivor,
            Function<Collection<I>, Map<I, PersonId>> posted,
            Function<I, Problem> unknown) {
        this.ids = ids;
        this.identities = identities;
        this.survivors = survivors;
        this.ofSurvivor = ofSurvivor;
        this.posted = posted;
        this.unknown = unknown;
    }

    /** Has what a form asks for decided. */
    public ResponseEntity<Written> send(MunicipalityCode municipality, UUID id, AboutPerson<I> form, Write write) {
        var said = new Said<>(municipality, ids.apply(municipality, id), form);
        return switch (bind(List.of(said)).getFirst()) {
            case Bound.Together(var commands) -> write.send(commands);
            case Bound.Refused(var problem) -> throw new ProblemException(problem);
        };
    }

    /** Lines that hold such a form, and the id of what it is about. */
    public <R extends Record> LineType<R> lines(
            String name, Class<R> line, Function<R, UUID> id, Function<R, AboutPerson<I>> about) {
        return new Lines<>(name, line, id, about, this);
    }

    private record Lines<R extends Record, I>(
            String name, Class<R> form, Function<R, UUID> id, Function<R, AboutPerson<I>> about, Persons<I> persons)
            implements LineType<R> {
        @Override
        public List<Bound> bind(List<Line<R>> lines) {
            return persons.bind(lines.stream()
                    .map(line -> new Said<>(
                            line.municipality(),
                            persons.ids.apply(line.municipality(), id.apply(line.form())),
                            about.apply(line.form())))
                    .toList());
        }
    }

    /** What each of them asks for, looked up for all at once. */
    private List<Bound> bind(List<Said<I>> said) {
        var byIdentity = identities.resolve(
                said.stream().map(Said::identity).filter(Objects::nonNull).toList());
        var now = survivors.of(byIdentity.values());
        var byId = posted.apply(said.stream()
                .filter(each -> each.identity() == null)
                .map(Said::id)
                .toList());
        return said.stream()
                .map(each -> {
                    var identity = each.identity();
                    var person = identity == null ? byId.get(each.id()) : byIdentity.get(identity);
                    return person == null
                            ? new Bound.Refused(unknown.apply(each.id()))
                            : Bound.command(command(each, person, now.getOrDefault(person, person)));
                })
                .toList();
    }

    private Command command(Said<I> said, PersonId person, PersonId survivor) {
        var command = said.form().command(said.id(), person);
        return survivor.equals(person) ? command : ofSurvivor.apply(survivor, command);
    }
}
