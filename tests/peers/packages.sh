# Debian's packages that the peers come from. Sourced by `run`.

packages=(
    postfix dovecot-core dovecot-lmtpd dovecot-imapd openssl
    libfaketime # the daemon lives on a Friday afternoon of the sample plan, whatever today is
    libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils
    fonts-liberation2 # the first Liberation has no Vietnamese letters
    curl sqlite3 nginx-light urlwatch time # the same job done by others: asked, stored, told in one letter
    spamassassin # only its own rules, no network
    chromium # what a letter looks like, wide and narrow, light and dark
    python3 python3-icalendar python3-docx python3-openpyxl
)

install_missing() {
    local missing=() package
    for package in "${packages[@]}"; do
        [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
            missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || {
        echo "all installed"
        return 0
    }
    echo "installing ${missing[*]}"
    local log status=0
    log=$(mktemp)
    apt_install "${missing[@]}" >"$log" 2>&1 || status=$?
    [ $status = 0 ] || {
        tail -n 30 "$log" >&2
        echo "tests/peers/run: apt-get could not install ${missing[*]}" >&2
    }
    rm -f "$log"
    return $status
}

apt_install() (
    export DEBIAN_FRONTEND=noninteractive
    # Installing must start no service ...
    if [ ! -e /usr/sbin/policy-rc.d ]; then
        trap 'rm -f /usr/sbin/policy-rc.d' EXIT
        printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
        chmod +x /usr/sbin/policy-rc.d
    fi
    echo "postfix postfix/main_mailer_type select No configuration" | debconf-set-selections
    apt-get -o DPkg::Lock::Timeout=600 update -qq
    apt-get -o DPkg::Lock::Timeout=600 install -y -qq --no-install-recommends "$@" || exit
    # ... now or at the next start of the machine.
    command -v systemctl >/dev/null || exit 0
    local unit
    for unit in postfix dovecot nginx spamassassin spamd; do
        case " $* " in *" $unit"*) systemctl disable --quiet "$unit" 2>/dev/null || true ;; esac
    done
)
