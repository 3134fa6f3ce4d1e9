package offenders.axon_stays_on_the_write_side.nl.opvang.capacity.location.read;

import offenders.Offender;
import org.axonframework.commandhandling.CommandBus;

@Offender
record ListensByAxon(CommandBus bus) {}
