package dev.sextant.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The address of the store")
final class RedisAddressSpec {

    @Test
    @DisplayName("may be a single server, with a password that is never shown")
    void standalone() {
        RedisAddress address = RedisAddress.parse("redis://ann:s3cret%40@db.local:6380/2?replicas=1");

        assertThat(address.type()).isEqualTo(RedisClientType.STANDALONE);
        assertThat(address.endpoints()).containsExactly("redis://ann:s3cret%40@db.local:6380/2");
        assertThat(address.replicas()).isEqualTo(1);
        assertThat(address.shown()).isEqualTo("redis://db.local:6380/2");
        assertThat(RedisAddress.parse("rediss://db.local").tls()).isTrue();
    }

    @Test
    @DisplayName("may be a unix socket")
    void unix() {
        assertThat(RedisAddress.parse("unix:///run/redis.sock?password=s%26t").endpoints())
                .containsExactly("unix:///run/redis.sock?password=s%26t");
    }

    @Test
    @DisplayName("may be Sentinels that know the master")
    void sentinel() {
        RedisAddress address = RedisAddress.parse("redis-sentinel://:pw@h1:26379,h2:26379/0#mymaster");
        RedisOptions options = address.options("test", Duration.ofSeconds(2));

        assertThat(address.endpoints()).containsExactly("redis://:pw@h1:26379/0", "redis://:pw@h2:26379/0");
        assertThat(options.getType()).isEqualTo(RedisClientType.SENTINEL);
        assertThat(options.getMasterName()).isEqualTo("mymaster");
        assertThat(address.shown()).isEqualTo("redis-sentinel://h1:26379,h2:26379/0#mymaster");
    }

    @Test
    @DisplayName("may be a cluster, over TLS")
    void cluster() {
        RedisAddress address = RedisAddress.parse("rediss-cluster://h1:7000,h2:7001");

        assertThat(address.options("test", Duration.ofSeconds(2)).getType()).isEqualTo(RedisClientType.CLUSTER);
        assertThat(address.endpoints()).containsExactly("rediss://h1:7000", "rediss://h2:7001");
        assertThat(address.tls()).isTrue();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("that is wrong is refused with what is wrong and what would be right")
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost:6379 | right would be redis, rediss",
                "http://localhost | begins with 'http'",
                "redis:// | is not an address",
                "redis:///0 | names no host",
                "redis-sentinel://h1:26379 | add #name at its end",
                "redis-cluster://h1:7000,,h2 | empty host",
                "redis://h1?replica=1 | has the parameter 'replica'",
                "redis-cluster://h1:7000?replicas=1 | replicas= in a cluster",
                "redis://h1?replicas=many | replicas=many",
            })
    void wrong(String address, String why) {
        assertThatThrownBy(() -> RedisAddress.parse(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
