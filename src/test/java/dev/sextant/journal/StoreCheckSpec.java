package dev.sextant.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A Redis that somebody else runs")
class StoreCheckSpec {

    @Test
    @DisplayName("is fine when it keeps everything")
    void fine() {
        assertThat(StoreCheck.judge("redis_version:6.2.0\r\naof_enabled:1\r\nmaxmemory_policy:noeviction\r\n"))
                .isEmpty();
        assertThat(StoreCheck.judge("redis_version:8.0.1\r\n"))
                .as("says little")
                .isEmpty();
    }

    @Test
    @DisplayName("is complained about when it may lose what it acknowledged, with what would be right")
    void unsafe() {
        assertThat(StoreCheck.judge("redis_version:7.0.15\r\naof_enabled:0\r\nmaxmemory_policy:allkeys-lru\r\n"))
                .hasSize(2)
                .anyMatch(wrong -> wrong.contains("appendonly yes"))
                .anyMatch(wrong -> wrong.contains("maxmemory-policy noeviction"));
    }

    @Test
    @DisplayName("is refused when it is too old")
    void tooOld() {
        assertThatThrownBy(() -> StoreCheck.judge("redis_version:6.0.16\r\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Redis 6.0; 6.2 or newer");
    }
}
