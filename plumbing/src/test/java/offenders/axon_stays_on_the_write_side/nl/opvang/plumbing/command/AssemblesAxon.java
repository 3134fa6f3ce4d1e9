package offenders.axon_stays_on_the_write_side.nl.opvang.plumbing.command;

import org.axonframework.commandhandling.CommandBus;

record AssemblesAxon(CommandBus bus) {}
