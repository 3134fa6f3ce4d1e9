package nl.opvang.allocation.attendance;

import nl.opvang.allocation.attendance.domain.Attendance;
import nl.opvang.allocation.attendance.domain.AttendanceCommand;
import nl.opvang.allocation.attendance.domain.AttendanceDecider;
import nl.opvang.allocation.attendance.domain.AttendanceRefusal;
import nl.opvang.contracts.allocation.AttendanceEvent;
import nl.opvang.plumbing.decision.Decider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How attendance is decided here. */
@Configuration(proxyBeanMethods = false)
class AttendanceConfiguration {
    @Bean
    Decider<AttendanceCommand, Attendance, AttendanceEvent, AttendanceRefusal> attendanceDecider() {
        return AttendanceDecider.DECIDER;
    }
}
