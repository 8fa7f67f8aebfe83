package dev.sextant.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.ECPrivateKeySpec;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A reminder")
class SealedTest {
    /** The example of RFC 8291, appendix A. */
    private static final String BROWSER =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";

    private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";
    private static final String OURS =
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    private static final String OUR_SECRET = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
    private static final String SALT = "DGv6ra1nlYgDCS1FRnbzlw";
    private static final String SEALED =
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLoc"
                    + "InmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    @Test
    @DisplayName("is sealed as the example of the standard is")
    void example() throws GeneralSecurityException {
        var open = Curve.point(Curve.bytes(OURS));
        var secret = KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, Curve.bytes(OUR_SECRET)), open.getParams()));
        byte[] sealed = Sealed.of(
                "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.US_ASCII),
                Curve.bytes(BROWSER),
                Curve.bytes(AUTH),
                new KeyPair(open, secret),
                Curve.bytes(SALT));
        assertThat(Curve.text(sealed)).isEqualTo(SEALED);
    }

    @Test
    @DisplayName("is sealed with no key that is not on the curve")
    void offTheCurve() {
        byte[] point = Curve.bytes(BROWSER);
        point[40] ^= 1;
        assertThatThrownBy(() -> Curve.point(point)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> Curve.point(new byte[10])).isInstanceOf(GeneralSecurityException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://push.example.org/a",
                "https://127.0.0.1/a",
                "https://[::1]/a",
                "https://localhost/a",
                "https://push.example.org:8443/a",
                "https://user@push.example.org/a",
                "https://push.example.org/a#b",
                "https://0x7f000001/a",
                "https://2130706433/a",
                "file:///etc/passwd",
                "push.example.org",
                ""
            })
    @DisplayName("goes nowhere but to https, a host with a name, the usual port")
    void elsewhere(String endpoint) {
        assertThat(Endpoint.of(endpoint, List.of())).isEmpty();
    }

    @Test
    @DisplayName("goes to the push services of the world, and to one that the operator named")
    void there() {
        assertThat(Endpoint.of("https://push.example.org/send/abc?d=1", List.of()))
                .hasValueSatisfying(to -> assertThat(to.path()).isEqualTo("/send/abc?d=1"));
        assertThat(Endpoint.of("http://127.0.0.1:9000/a", List.of("http://127.0.0.1:9000")))
                .hasValueSatisfying(to -> assertThat(to.port()).isEqualTo(9000));
        assertThat(Endpoint.of("http://127.0.0.1:9001/a", List.of("http://127.0.0.1:9000")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "127.0.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "192.0.0.1",
                "::1",
                "fe80::1",
                "fd00::1",
                "2002:a00:1::1",
                "64:ff9b::a00:1",
                "::"
            })
    @DisplayName("goes to no address inside of a house, whatever its name says")
    void inside(String address) throws UnknownHostException {
        assertThat(Endpoint.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"})
    @DisplayName("goes to addresses of the public network")
    void outside(String address) throws UnknownHostException {
        assertThat(Endpoint.isPublic(InetAddress.getByName(address))).isTrue();
    }
}
