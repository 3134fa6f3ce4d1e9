package nl.opvang.capacity.statement.react;

import java.time.Duration;
import java.time.LocalDate;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.lifecycle.SteadyWork;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks at the calendar now and then; the day that it reads goes along with the command. */
@Configuration(proxyBeanMethods = false)
class StatementCalendar {
    @Bean(initMethod = "start", destroyMethod = "close")
    SteadyWork remindingMunicipalities(
            StatementReminders reminders, @Value("${opvang.statements.remind-every:15m}") Duration every) {
        return new SteadyWork("statement-reminders", every, () -> reminders.remind(LocalDate.now(Netherlands.ZONE)));
    }
}
