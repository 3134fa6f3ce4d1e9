package offenders.commands_and_refusals_are_sealed.nl.opvang.capacity.location.domain;

sealed interface StayCommand {
    record CheckIn(String person) implements StayCommand {}
}
