package nl.opvang.allocation;

import java.util.List;
import java.util.stream.Stream;
import nl.opvang.allocation.attendance.domain.AttendanceCommand;
import nl.opvang.allocation.forgetting.domain.ForgettingCommand;
import nl.opvang.allocation.person.domain.PersonCommand;
import nl.opvang.allocation.provision.domain.ProvisionCommand;
import nl.opvang.allocation.registration.domain.RegistrationCommand;
import nl.opvang.allocation.request.domain.RequestCommand;
import nl.opvang.allocation.stay.domain.GuestBookCommand;
import nl.opvang.allocation.stay.domain.GuestBookCommand.AboutStay;
import nl.opvang.contracts.allocation.PersonId;
import nl.opvang.contracts.allocation.StayId;
import nl.opvang.plumbing.decision.Command;
import nl.opvang.plumbing.http.processing.DataSubject;
import nl.opvang.plumbing.http.processing.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which commands are about people, and about whom: a person where the command knows one, else a stay or a request of theirs. */
@Component
class PersonalDataInCommands implements PersonalData.OfCommands {
    @Override
    public @Nullable PersonalData of(Command command) {
        return switch (command) {
            case RegistrationCommand said -> about("registration", said.personId());
            case ProvisionCommand said -> about("provision", said.personId());
            case PersonCommand said -> about("person", said.personId());
            case ForgettingCommand said -> about("forgetting", said.personId());
            case AttendanceCommand said -> data("attendance", Stream.of(stay(said.stayId())));
            case RequestCommand said ->
                data(
                        "request",
                        Stream.of(new DataSubject("request", said.requestId().text())));
            case AboutStay said -> data("stay", Stream.of(staying(said)));
            case GuestBookCommand.WriteTogether said ->
                data("stay", said.together().stream().map(PersonalDataInCommands::staying));
            case GuestBookCommand.TakeHold said ->
                data("stay", said.arrivals().stream().map(PersonalDataInCommands::staying));
            default -> null;
        };
    }

    private static DataSubject staying(AboutStay said) {
        return switch (said) {
            case GuestBookCommand.StartStay start -> person(start.personId());
            case GuestBookCommand.MoveIn move -> person(move.personId());
            default -> stay(said.stayId());
        };
    }

    private static PersonalData about(String activity, PersonId person) {
        return data(activity, Stream.of(person(person)));
    }

    private static PersonalData data(String activity, Stream<DataSubject> subjects) {
        return new PersonalData(activity, List.copyOf(subjects.toList()));
    }

    private static DataSubject person(PersonId person) {
        return new DataSubject("person", person.text());
    }

    private static DataSubject stay(StayId stay) {
        return new DataSubject("stay", stay.text());
    }
}
