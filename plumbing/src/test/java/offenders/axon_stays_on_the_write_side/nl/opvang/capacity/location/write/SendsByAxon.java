package offenders.axon_stays_on_the_write_side.nl.opvang.capacity.location.write;

import org.axonframework.commandhandling.CommandBus;

record SendsByAxon(CommandBus bus) {}
