# A post office of one's own: Postfix takes letters, Dovecot checks passwords, files the letters
# and serves them over IMAP. Sourced by `run`.
#
# Everything lies below the directory that is given. Nothing can leave the machine: there is one
# domain, its letters are filed here, every other address is refused.

domain=saobien.test
# Signs every mailbox in, and the daemon's own user.
post_password='mật-khẩu-thử-1'

start_post() {
    local post=$1 ports i
    mkdir -p "$post/etc" "$post/spool" "$post/lib" "$post/mail" "$post/dovecot"
    chown postfix "$post/lib"
    chown mail:mail "$post/mail"
    mapfile -t ports < <(free_ports 5)
    smtp_port=${ports[0]} submission_port=${ports[1]} imap_port=${ports[2]} imaps_port=${ports[3]}
    next_port=${ports[4]}
    certificates "$post/tls"
    # Who is answered 450 or 550 to RCPT, and who after the final dot; the checks change both.
    touch "$post/etc/at_rcpt" "$post/etc/at_dot"
    # Letters to this address go to a server behind Postfix, which knows nobody: a report comes
    # back. For ever, since the process that reads this table sees a change seconds later.
    echo "khong-con@$domain smtp:[127.0.0.1]:$next_port" >"$post/etc/transport"
    postfix_files "$post"
    postmap -c "$post/etc" "hash:$post/etc/at_rcpt" "hash:$post/etc/at_dot" "hash:$post/etc/transport"
    dovecot_file "$post"
    postfix -c "$post/etc" start 2>"$post/start.log" || {
        cat "$post/start.log" "$post/postfix.log" >&2
        return 1
    }
    # After Postfix, which makes the directory of the sockets.
    dovecot -c "$post/dovecot.conf" </dev/null
    for i in "$smtp_port" "$submission_port" "$imap_port" "$imaps_port"; do wait_for_port "$i"; done
    cat >"$post/ports.json" <<J
{"smtp": $smtp_port, "submission": $submission_port, "imap": $imap_port, "imaps": $imaps_port, "next": $next_port}
J
    echo "Postfix $(postconf -h -c "$post/etc" mail_version) on 127.0.0.1:$smtp_port, :$submission_port;" \
        "Dovecot $(dovecot --version | cut -d' ' -f1) on :$imap_port"
}

stop_post() {
    local post=$1 file pid
    for file in "$post/spool/pid/master.pid" "$post/dovecot/run/master.pid"; do
        [ -r "$file" ] || continue
        pid=$(tr -d ' ' <"$file")
        kill "$pid" 2>/dev/null || continue
        for _ in $(seq 100); do
            kill -0 "$pid" 2>/dev/null || break
            sleep 0.1
        done
    done
}

free_ports() {
    /usr/bin/python3 - "$1" <<'P'
import socket, sys
held = [socket.create_server(("127.0.0.1", 0)) for _ in range(int(sys.argv[1]))]
print(*(s.getsockname()[1] for s in held), sep="\n")
P
}

wait_for_port() {
    local i
    for i in $(seq 100); do
        (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return 0
        sleep 0.1
    done
    echo "nobody answers on 127.0.0.1:$1" >&2
    return 1
}

# An authority and a certificate for this run. The daemon's clock is not the machine's: both must
# find the certificate valid.
certificates() {
    local preload
    preload=$(dpkg -L libfaketime | grep -m1 '/libfaketime\.so')
    mkdir -p "$1"
    (
        cd "$1"
        openssl() { LD_PRELOAD=$preload FAKETIME='@2020-01-01 00:00:00' command openssl "$@"; }
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 10000 \
            -keyout ca.key -out ca.pem -subj '/CN=throw-away authority' \
            -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign
        openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
            -keyout server.key -out server.csr -subj "/CN=localhost"
        printf 'subjectAltName=DNS:localhost\nextendedKeyUsage=serverAuth\n' >names
        openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 10000 \
            -extfile names -out server.crt
    ) >"$1/log" 2>&1 || {
        cat "$1/log" >&2
        return 1
    }
}

postfix_files() {
    local post=$1
    cat >"$post/etc/main.cf" <<C
compatibility_level = 3.6
queue_directory = $post/spool
data_directory = $post/lib
maillog_file = $post/postfix.log
maillog_file_prefixes = $post
multi_instance_name = postfix-peers
myhostname = mail.$domain
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
alias_maps =
alias_database =
local_recipient_maps =
biff = no
append_dot_mydomain = no
disable_dns_lookups = yes
smtp_dns_support_level = disabled
smtpd_peername_lookup = no
notify_classes =
default_transport = error:5.7.1 nothing leaves this machine
relay_transport = error:5.7.1 nothing leaves this machine
relay_domains =
virtual_mailbox_domains = $domain
virtual_mailbox_maps = static:all
recipient_delimiter = +
transport_maps = hash:$post/etc/transport
virtual_transport = lmtp:unix:private/dovecot-lmtp
smtpd_relay_restrictions = reject_unauth_destination
smtpd_recipient_restrictions = check_recipient_access hash:$post/etc/at_rcpt
smtpd_end_of_data_restrictions = check_recipient_access hash:$post/etc/at_dot
smtpd_helo_required = yes
strict_rfc821_envelopes = yes
smtpd_tls_cert_file = $post/tls/server.crt
smtpd_tls_key_file = $post/tls/server.key
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_sasl_security_options = noanonymous
C
    local open="unix n - n" private="unix - - n"
    # One process a connection: a longer-lived one misses a table that changes in the second in
    # which it was opened.
    cat >"$post/etc/master.cf" <<C
127.0.0.1:$smtp_port inet n - n - - smtpd -o max_use=1
127.0.0.1:$submission_port inet n - n - - smtpd -o max_use=1
  -o smtpd_tls_security_level=encrypt -o smtpd_sasl_auth_enable=yes
  -o smtpd_client_restrictions=permit_sasl_authenticated,reject
cleanup $open - 0 cleanup
qmgr $open 300 1 qmgr
flush $open 1000? 0 flush
showq $open - - showq
tlsmgr $private 1000? 1 tlsmgr
rewrite $private - - trivial-rewrite
bounce $private - 0 bounce
defer $private - 0 bounce
trace $private - 0 bounce
verify $private - 1 verify
proxymap $private - - proxymap
smtp $private - - smtp
lmtp $private - - lmtp
error $private - - error
retry $private - - error
discard $private - - discard
anvil $private - 1 anvil
scache $private - 1 scache
postlog unix-dgram n - n - 1 postlogd
C
}

dovecot_file() {
    local post=$1
    cat >"$post/dovecot.conf" <<C
base_dir = $post/dovecot/run
state_dir = $post/dovecot/state
log_path = $post/dovecot.log
instance_name = dossierd-peers
protocols = lmtp imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <$post/tls/server.crt
ssl_key = <$post/tls/server.key
recipient_delimiter = +
disable_plaintext_auth = no
mail_location = maildir:$post/mail/%Ln/Maildir
first_valid_uid = 1
postmaster_address = postmaster@$domain
auth_mechanisms = plain login
passdb {
  driver = static
  args = password=$post_password
}
userdb {
  driver = static
  args = uid=mail gid=mail home=$post/mail/%Ln allow_all_users=yes
}
service imap-login {
  inet_listener imap {
    port = $imap_port
  }
  inet_listener imaps {
    port = $imaps_port
    ssl = yes
  }
}
service lmtp {
  unix_listener $post/spool/private/dovecot-lmtp {
    mode = 0660
    user = postfix
    group = postfix
  }
}
service auth {
  unix_listener $post/spool/private/auth {
    mode = 0660
    user = postfix
    group = postfix
  }
}
C
    printf '%s\n' "$post_password" >"$post/password"
    chmod 600 "$post/password"
}
