package nl.opvang.allocation.request.write;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import nl.opvang.allocation.request.domain.RequestCommand.Fulfil;
import nl.opvang.allocation.request.write.HoldablePlaces.Staying;
import nl.opvang.allocation.request.write.PostedRequests.Posted;
import nl.opvang.allocation.request.write.RequestForms.ArrivalForm;
import nl.opvang.allocation.stay.domain.GuestBookCommand.AboutStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.MoveIn;
import nl.opvang.allocation.stay.domain.GuestBookCommand.MoveOut;
import nl.opvang.allocation.stay.domain.GuestBookCommand.StartStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.TakeHold;
import nl.opvang.allocation.stay.domain.GuestBookCommand.WriteTogether;
import nl.opvang.allocation.stay.domain.WithoutFreePlace;
import nl.opvang.contracts.allocation.HouseholdMember;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.ShelterWish;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.problem.ProblemException;
import org.springframework.stereotype.Component;

/**
 * From an accepted offer to stays, in one step: the request is fulfilled, the hold is taken, and who stayed elsewhere in
 * one of the two municipalities leaves there. What was promised is kept, also where capacity fell since.
 */
@Component
final class Arrivals {
    /** Somebody who comes, and the id of the stay. */
    private record Coming(PersonId person, StayId stay) {}

    private final HoldablePlaces places;

    Arrivals(HoldablePlaces places) {
        this.places = places;
    }

    List<Command> commands(Posted offer, LocationId location, ShelterWish wish, ArrivalForm form, Instant now) {
        var coming = coming(offer, wish, form);
        var staying = coming.isEmpty()
                ? Map.<PersonId, Staying>of()
                : places
                        .staying(
                                coming.stream().map(Coming::person).toList(),
                                form.from(),
                                offer.of(),
                                offer.request().municipality())
                        .stream()
                        .collect(toMap(Staying::person, Function.identity(), (one, _) -> one));
        var commands = new ArrayList<Command>();
        commands.add(new Fulfil(
                offer.request(),
                offer.offer(),
                offer.of(),
                location,
                form.from(),
                coming.stream().map(Coming::stay).toList(),
                now));
        commands.add(new TakeHold(
                location, offer.offer(), form.from(), arrivals(location, coming, staying, form.from()), now));
        commands.addAll(departures(location, coming, staying, form.from(), now));
        return commands;
    }

    private static List<Coming> coming(Posted offer, ShelterWish wish, ArrivalForm form) {
        var stays = form.stays();
        if (stays == null || stays.isEmpty()) return List.of();
        var members = wish.household().members();
        var byMember = new HashMap<Integer, UUID>();
        for (var stay : stays)
            if (stay.member() > members.size() || byMember.put(stay.member(), stay.stay()) != null)
                throw wrong("must name members of the household, each once");
        if (byMember.size() < members.size()) throw wrong("must have one stay for each of the household");
        var coming = new ArrayList<Coming>();
        for (int i = 0; i < members.size(); i++) {
            HouseholdMember member = members.get(i);
            var stay = byMember.get(i + 1);
            if (stay == null) throw wrong("must have one stay for each of the household");
            coming.add(new Coming(member.personId(), new StayId(offer.of(), stay)));
        }
        return coming;
    }

    private static ProblemException wrong(String message) {
        return new ProblemException(RequestProblems.wrong("/stays", message));
    }

    private static List<AboutStay> arrivals(
            LocationId location, List<Coming> coming, Map<PersonId, Staying> staying, LocalDate from) {
        return coming.stream()
                .<AboutStay>map(person -> {
                    var before = staying.get(person.person());
                    return before == null || before.location().equals(location)
                            ? new StartStay(
                                    location, person.stay(), person.person(), from, null, WithoutFreePlace.PLACE)
                            : new MoveIn(
                                    location,
                                    person.stay(),
                                    person.person(),
                                    from,
                                    before.location(),
                                    before.stay(),
                                    WithoutFreePlace.PLACE);
                })
                .toList();
    }

    private static List<Command> departures(
            LocationId location, List<Coming> coming, Map<PersonId, Staying> staying, LocalDate from, Instant now) {
        var byLocation = coming.stream()
                .filter(person -> staying.containsKey(person.person()))
                .filter(person -> !location.equals(left(staying, person).location()))
                .collect(groupingBy(person -> left(staying, person).location().text(), TreeMap::new, toList()));
        return byLocation.values().stream()
                .<Command>map(leaving -> {
                    var there = left(staying, leaving.getFirst()).location();
                    return new WriteTogether(
                            there,
                            now,
                            leaving.stream()
                                    .<AboutStay>map(person -> new MoveOut(
                                            there, left(staying, person).stay(), from, location, person.stay()))
                                    .toList());
                })
                .toList();
    }

    private static Staying left(Map<PersonId, Staying> staying, Coming person) {
        var there = staying.get(person.person());
        if (there == null) throw new IllegalStateException("somebody leaves from nowhere");
        return there;
    }
}
