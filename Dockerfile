# One image per service:
#   docker build --build-arg SERVICE=capacity --tag opvang/capacity .
# SERVICE is capacity, allocation, funding, reporting or, for demonstrations, issuer. Target "databases" makes the databases and roles.

FROM maven:3.9.16-eclipse-temurin-25-noble AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -DskipTests -Dcyclonedx.skip -Dexec.skip package

FROM eclipse-temurin:25.0.4_7-jre-noble AS databases
COPY --from=build /src/deploy/embedded/target/embedded-*.jar /src/deploy/standalone/target/lib/postgresql-[0-9]*.jar /opvang/
USER 10001:10001
ENTRYPOINT ["java", "-cp", "/opvang/*", "nl.opvang.embedded.ProvisionDatabases"]

FROM eclipse-temurin:25.0.4_7-jre-noble AS layers
ARG SERVICE
WORKDIR /jar
RUN --mount=type=bind,from=build,source=/src,target=/src \
    { cp /src/${SERVICE:?}-service/target/*-exec.jar service.jar || cp /src/deploy/${SERVICE}/target/*-exec.jar service.jar; } && \
    java -Djarmode=tools -jar service.jar extract --layers --destination /layers

FROM eclipse-temurin:25.0.4_7-jre-noble AS service
ARG SERVICE
RUN useradd --system --uid 10001 --user-group --create-home opvang && install -d -o opvang -g opvang /opvang
WORKDIR /opvang
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/spring-boot-loader/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./
USER opvang
# Which classes a start takes is recorded by starting once, against servers that are thrown away.
RUN --mount=type=bind,from=build,source=/src/deploy/standalone/target/lib,target=/rehearsal \
    OPVANG_ISSUER_KEYS=$(mktemp -d) java -cp '/rehearsal/*' nl.opvang.embedded.Rehearsal ${SERVICE:?} \
        java -XX:AOTCacheOutput=service.aot -Dspring.context.exit=onRefresh \
        --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -jar service.jar
ENV SERVER_ADDRESS=0.0.0.0 SERVER_PORT=8080 MANAGEMENT_SERVER_PORT=9080 \
    HEALTH_PORT=9080 HEALTH_PATH=/actuator/health/readiness
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=2m --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/$HEALTH_PORT && printf 'GET %s HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' $HEALTH_PATH >&3 && head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-XX:AOTCache=service.aot", "-XX:MaxRAMPercentage=70", \
    "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "service.jar"]
