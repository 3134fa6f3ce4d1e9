package nl.opvang.allocation.reason.write;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.opvang.allocation.attendance.domain.AttendanceCommand;
import nl.opvang.allocation.person.domain.PersonCommand;
import nl.opvang.allocation.provision.domain.ProvisionCommand;
import nl.opvang.allocation.registration.domain.RegistrationCommand;
import nl.opvang.allocation.request.domain.RequestCommand;
import nl.opvang.allocation.stay.domain.GuestBookCommand;
import nl.opvang.allocation.stay.domain.GuestBookCommand.AboutStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.MoveIn;
import nl.opvang.allocation.stay.domain.GuestBookCommand.StartStay;
import nl.opvang.allocation.stay.domain.GuestBookCommand.TakeHold;
import nl.opvang.allocation.stay.domain.GuestBookCommand.WriteTogether;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.RequestId;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.plumbing.decision.Command;

/** Whom commands are about: named in them, or through the stay or request that they name. */
final class Concerned {
    final Set<PersonId> persons = new LinkedHashSet<>();
    final Set<StayId> stays = new LinkedHashSet<>();
    final Set<RequestId> requests = new LinkedHashSet<>();

    /** Stays and requests that these commands begin: nobody else knows yet whose they are. */
    final Map<StayId, PersonId> begun = new HashMap<>();

    final Map<RequestId, List<PersonId>> asked = new HashMap<>();

    static Concerned by(List<Command> commands) {
        var concerned = new Concerned();
        commands.forEach(concerned::add);
        return concerned;
    }

    boolean nobody() {
        return persons.isEmpty() && stays.isEmpty() && requests.isEmpty();
    }

    private void add(Command command) {
        switch (command) {
            case RegistrationCommand said -> persons.add(said.personId());
            case ProvisionCommand said -> persons.add(said.personId());
            case PersonCommand said -> persons.addAll(both(said));
            case AttendanceCommand said -> stays.add(said.stayId());
            case RequestCommand said -> request(said);
            case StartStay said -> begin(said.stayId(), said.personId());
            case MoveIn said -> begin(said.stayId(), said.personId());
            case AboutStay said -> stays.add(said.stayId());
            case WriteTogether said -> said.together().forEach(this::add);
            case TakeHold said -> said.arrivals().forEach(this::add);
            case GuestBookCommand _ -> {}
            default -> {}
        }
    }

    private void request(RequestCommand command) {
        requests.add(command.requestId());
        switch (command) {
            case RequestCommand.Ask ask ->
                asked.put(ask.requestId(), ask.wish().household().persons());
            case RequestCommand.Change change ->
                persons.addAll(change.wish().household().persons());
            default -> {}
        }
    }

    private static List<PersonId> both(PersonCommand command) {
        return switch (command) {
            case PersonCommand.Merge said -> List.of(said.personId(), said.survivor());
            case PersonCommand.Absorb said -> List.of(said.personId(), said.merged());
            case PersonCommand.UndoMerge said -> List.of(said.personId(), said.survivor());
            case PersonCommand.Release said -> List.of(said.personId(), said.merged());
        };
    }

    private void begin(StayId stay, PersonId person) {
        begun.put(stay, person);
        persons.add(person);
    }
}
